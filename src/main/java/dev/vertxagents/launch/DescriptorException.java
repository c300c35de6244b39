package dev.vertxagents.launch;

/** A descriptor that cannot be read or that breaks a rule. The message is one line: rule, place, next step. */
public final class DescriptorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DescriptorException(String message) {
    this(message, null);
  }

  DescriptorException(String message, Throwable cause) {
    super(ErrorLine.escape(message), cause, false, false);
  }
}
