package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.util.Arrays;

/** A call that failed: why, and whether the method may have run. Carries no stack trace of its own. */
public class AgentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureCode code;
  private final Executed executed;
  private final String address;
  private final String path;

  public AgentException(FailureCode code, Executed executed, String message) {
    this(code, executed, message, null, null, null);
  }

  /** With the address of the agent and the path that was called, where they are known. */
  public AgentException(FailureCode code, Executed executed, String message, @Nullable String address,
      @Nullable String path, @Nullable Throwable cause) {
    super(message, cause, false, false);
    this.code = code;
    this.executed = executed;
    this.address = address;
    this.path = path;
  }

  public final FailureCode code() {
    return code;
  }

  public final Executed executed() {
    return executed;
  }

  /** The agent's address, or null where only a connection is known. */
  public final @Nullable String address() {
    return address;
  }

  /** The path that was called, such as {@code agents/0/greet}. */
  public final @Nullable String path() {
    return path;
  }

  /**
   * How this failure reads on the wire, without the line feed: {@code LookupError: … [code=8 executed=no]}, or all that
   * a Python peer told.
   */
  public String toWire() {
    return FailureText.of(Failure.refusal(this)).stripTrailing();
  }

  /** Whether a failure is one of ours with one of these codes. */
  public static boolean is(Throwable failure, FailureCode... codes) {
    return failure instanceof AgentException known && Arrays.asList(codes).contains(known.code);
  }
}
