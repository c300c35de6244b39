package dev.vertxagents.channel;

/** The peer's own words on why a request failed. */
public final class PeerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PeerFailure(String text) {
    super(text, null, false, false);
  }
}
