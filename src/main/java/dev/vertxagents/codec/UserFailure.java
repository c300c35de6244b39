package dev.vertxagents.codec;

/** What code of users threw while we converted their values. */
final class UserFailure {
  private static final int LONGEST = 200;

  private UserFailure() {
  }

  /** Throws on what says that the machine is in trouble, which a stack that ran full does not. */
  static Throwable unlessFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
      throw fatal;
    }
    return failure;
  }

  /** Its message, quoted on one line and shortened. */
  static String reason(Throwable failure) {
    String message = String.valueOf(unlessFatal(failure).getMessage());
    String shown = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    return '"' + shown.replaceAll("\\p{Cntrl}", " ").replace("\"", "\\\"") + '"';
  }
}
