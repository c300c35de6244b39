package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;

/**
 * The arguments of one call as its caller passed them: written into a request, kept for later, or handed over within
 * the process. Internal; generated code extends {@link MethodCall}.
 */
public abstract class Arguments {
  /** Texts up to so many characters are handed over without a look at the frame limit. */
  static final int SHORT_TEXT = 8 << 10;

  Arguments() {
  }

  /** Writes two values: the array of positional arguments and the map of keywords. */
  public abstract void write(ValueWriter out);

  /**
   * Whether all of them may be handed over as they are: immutable, already of the declared types, and not large. True
   * unless overridden: primitives are.
   */
  public boolean passes() {
    return true;
  }

  /** The same arguments, each as a copier gives it. Itself unless overridden. */
  public Arguments copied(ArgumentCopier copier) {
    return this;
  }

  /** Whether a text may be handed over as it is. */
  protected static boolean passes(@Nullable String text) {
    return text == null || text.length() <= SHORT_TEXT;
  }

  /** Whether a value may be handed over as it is. */
  protected static <T> boolean passes(@Nullable T value, TypeAdapter<T> adapter) {
    try {
      return adapter.passes(value) && !(value instanceof String text && text.length() > SHORT_TEXT);
    } catch (RuntimeException | StackOverflowError e) {
      return false; // a user's accessor: it will fail again where the caller can be told
    }
  }

  /** Writes a text, or null. */
  protected static void writeString(ValueWriter out, @Nullable String text) {
    if (text == null) {
      out.writeNull();
    } else {
      out.writeString(text);
    }
  }

  /** Writes a character as a text. */
  protected static void writeChar(ValueWriter out, char character) {
    out.writeString(String.valueOf(character));
  }
}
