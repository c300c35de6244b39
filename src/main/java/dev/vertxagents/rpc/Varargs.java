package dev.vertxagents.rpc;

import dev.vertxagents.codec.ElementsAdapter;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;

/** The array that varargs are. The wire knows no array there, only its elements: null is no elements on every road. */
record Varargs<A>(ElementsAdapter<A> array) implements ElementsAdapter<A> {
  @Override
  public @Nullable A read(ValueReader in) {
    return array.read(in);
  }

  @Override
  public void write(ValueWriter out, @Nullable A value) {
    if (value == null) {
      out.beginArray(0);
      out.endArray();
    } else {
      array.write(out, value);
    }
  }

  @Override
  public boolean passes(@Nullable Object value) {
    return false;
  }

  @Override
  public A readElements(ValueReader in) {
    return array.readElements(in);
  }

  @Override
  public void writeElements(ValueWriter out, @Nullable A value) {
    if (value != null) {
      array.writeElements(out, value);
    }
  }

  @Override
  public int size(@Nullable A value) {
    return value == null ? 0 : array.size(value);
  }
}
