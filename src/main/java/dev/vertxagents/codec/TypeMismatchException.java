package dev.vertxagents.codec;

/**
 * A well-formed value that is not what the declared Java type asks for: {@code 2^40} for an {@code int}, text for a
 * number, a missing record component. As an argument it becomes {@code BAD_ARGUMENTS}, as a result
 * {@code DECODE_FAILED}.
 */
public final class TypeMismatchException extends CodecException {
  private static final long serialVersionUID = 1L;

  public TypeMismatchException(String message) {
    super(message);
  }
}
