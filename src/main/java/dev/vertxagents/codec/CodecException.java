package dev.vertxagents.codec;

/**
 * Bytes that are no value of this codec, or a value that this codec cannot write.
 *
 * <p>Carries no stack trace: peers cause it at will. The message names the rule that was broken, then
 * {@code name=value} pairs; it never quotes payload.
 */
public class CodecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CodecException(String message) {
    this(message, null);
  }

  public CodecException(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
