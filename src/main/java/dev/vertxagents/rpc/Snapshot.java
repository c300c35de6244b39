package dev.vertxagents.rpc;

import dev.vertxagents.codec.CodecLimits;
import dev.vertxagents.codec.Copier;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.codec.References;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;

/**
 * Arguments as they are now, for a call that is written later: the caller may change what it passed as soon as it has
 * called. What cannot change is kept, what is passed by reference too; what cannot be copied is kept as well, to fail
 * where it is written.
 */
final class Snapshot implements References, ArgumentCopier {
  private final List<Object> references = new ArrayList<>();
  private final Copier copier;

  Snapshot(Types types) {
    this.copier = new Copier(new MsgPackCodec(), types.registry(this), CodecLimits.DEFAULT);
  }

  @Override
  public @Nullable String copy(int parameter, @Nullable String text) {
    return text;
  }

  @Override
  public <T> @Nullable T copy(int parameter, @Nullable T value, TypeAdapter<T> type) {
    if (Types.PLAIN.passes(value)) {
      return value;
    }
    try {
      return copier.copy(value, type, type);
    } catch (RuntimeException | StackOverflowError e) {
      return value;
    }
  }

  @Override
  public boolean write(Object value, ValueWriter out) {
    out.types().writeReference(Integer.toString(references.size()), out);
    references.add(value);
    return true;
  }

  @Override
  public Object proxy(String path) {
    return references.get(Integer.parseInt(path));
  }

  @Override
  public @Nullable Object proxyAt(String address) {
    return null; // an address stays the text that it is, and is not taken for a proxy: the copy fails
  }
}
