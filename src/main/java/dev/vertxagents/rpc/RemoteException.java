package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/**
 * The method failed at the other side. Thrown by an agent's code, {@code new RemoteException("ValueError", "too
 * big")} makes the caller see exactly that type.
 */
public class RemoteException extends AgentException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final String text;
  private final String origin;
  private final String remoteTraceback;

  /** To be thrown by an exposed method. */
  public RemoteException(String type, String message) {
    this(type, message, Executed.YES, null, type + ": " + message + "\n", null, null);
  }

  RemoteException(String type, String text, Executed executed, @Nullable String origin, String remoteTraceback,
      @Nullable String address, @Nullable String path) {
    super(FailureCode.REMOTE_FAILURE, executed, type + ": " + text, address, path, null);
    this.type = type;
    this.text = text;
    this.origin = origin;
    this.remoteTraceback = remoteTraceback;
  }

  /** The failure's type name as Python would say it: {@code ValueError}. */
  public String type() {
    return type;
  }

  /** The failure's text without its type. */
  public String message() {
    return text;
  }

  /** Where it happened: the peer's address as its connection shows it. */
  public @Nullable String origin() {
    return origin;
  }

  @Override
  public String toWire() {
    return remoteTraceback.stripTrailing();
  }

  /** All that the peer told, at most 8 KiB: a Python traceback, or our one line. */
  public String remoteTraceback() {
    return remoteTraceback;
  }
}
