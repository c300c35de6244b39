package dev.vertxagents.rpc;

/** Counts of what has no {@link Target}, or none that stays: an agent by itself, a node, nobody. */
final class PathCounts extends CallCounts {
  private final RpcEndpoint home;
  private final String path;

  PathCounts(RpcEndpoint home, String path) {
    this.home = home;
    this.path = path;
  }

  @Override
  boolean isNobody() {
    return path.isEmpty();
  }

  @Override
  boolean isOf(RpcEndpoint endpoint) {
    return endpoint == home;
  }

  @Override
  public String path() {
    return path;
  }
}
