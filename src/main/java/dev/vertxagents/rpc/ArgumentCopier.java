package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import io.vertx.codegen.annotations.Nullable;

/** Gives arguments as the other side, or a later time, may have them. Internal: generated code calls it. */
public interface ArgumentCopier {
  /**
   * A value as the wire would give it: itself, if nobody could tell the difference, else a copy.
   *
   * @param parameter its number, for failures
   */
  <T> @Nullable T copy(int parameter, @Nullable T value, TypeAdapter<T> adapter);

  /** The same for a text. */
  @Nullable String copy(int parameter, @Nullable String text);
}
