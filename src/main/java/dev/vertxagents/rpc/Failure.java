package dev.vertxagents.rpc;

import dev.vertxagents.codec.CodecException;
import io.vertx.codegen.annotations.Nullable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * A failure on its way to the caller, the same on every road. As text it is the one line that {@link FailureText}
 * writes.
 *
 * @param type its name as Python would say it
 * @param message one line, escaped, at most {@link FailureText#MAX_MESSAGE} characters
 * @param errorId under which the log of where it happened tells all, or null
 */
record Failure(FailureCode code, Executed executed, String type, String message, @Nullable String errorId) {
  private static final int MAX_UNWRAPPED = 8;

  /** Refused before anything ran. */
  static Failure refusal(AgentException refused) {
    String type = refused instanceof NotCallableException ? "TypeError" : PythonNames.of(refused.code());
    return new Failure(refused.code(), refused.executed(), type, line(refused.getMessage()), null);
  }

  /** The request could not be read. */
  static Failure unreadable(CodecException e) {
    return new Failure(FailureCode.DECODE_FAILED, Executed.NO, "SerializationError", line(e.getMessage()), null);
  }

  /** The method ran, but its result cannot be told. */
  static Failure result(FailureCode code, String message) {
    return new Failure(code, Executed.YES, PythonNames.of(code), line(message), null);
  }

  /** The method's Future was open for too long. */
  static Failure abandoned(String method, long limitMillis) {
    String message = method + "() has not completed: methodTimeout=" + limitMillis + "ms";
    return new Failure(FailureCode.REMOTE_FAILURE, Executed.YES, "TimeoutError", message, null);
  }

  /** Nobody waits for the answer any more, or will get it. */
  static Failure lost(String reason) {
    FailureCode code = FailureCode.CONNECTION_LOST;
    return new Failure(code, Executed.MAYBE, PythonNames.of(code), line(reason), null);
  }

  /** What a method threw or its Future failed with: the failures of calls that it made itself are no better. */
  static Failure thrown(Throwable thrown, @Nullable String errorId) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof RemoteException remote) {
      return ofMethod(remote.type(), remote.message(), errorId);
    }
    if (cause instanceof AgentException inner) {
      return ofMethod("AgentException", FailureText.describe(inner), errorId);
    }
    return ofMethod(PythonNames.of(cause.getClass()), cause.getMessage(), errorId);
  }

  /** The exception that says what went wrong, out of those that only say where it was noticed. */
  static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; i < MAX_UNWRAPPED && isWrapper(cause); i++) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isWrapper(Throwable thrown) {
    return (thrown instanceof CompletionException || thrown instanceof ExecutionException) && thrown.getCause() != null;
  }

  private static Failure ofMethod(String type, @Nullable String message, @Nullable String errorId) {
    return new Failure(FailureCode.REMOTE_FAILURE, Executed.YES, PythonNames.safe(type), line(message), errorId);
  }

  private static String line(@Nullable String message) {
    return OneLine.first(message, FailureText.MAX_MESSAGE);
  }

  /**
   * What the caller gets.
   *
   * @param origin where it happened, as the connection shows it
   * @param traceback all that the other side told
   */
  AgentException toException(@Nullable String origin, String traceback, @Nullable String address, String path) {
    return code == FailureCode.REMOTE_FAILURE
        ? new RemoteException(type, message, executed, origin, traceback, address, path)
        : new AgentException(code, executed, message, address, path, null);
  }
}
