package dev.vertxagents.rpc;

import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.util.Map;

/**
 * The map of all keywords that no parameter takes. The wire knows no map there, only its entries: null is none, and a
 * key that a parameter takes would be that parameter's argument, on every road.
 */
record OtherKeywords(Route route, TypeAdapter<Map<String, Object>> map) implements TypeAdapter<Map<String, Object>> {
  @Override
  public @Nullable Map<String, Object> read(ValueReader in) {
    return map.read(in);
  }

  @Override
  public void write(ValueWriter out, @Nullable Map<String, Object> value) {
    if (value == null) {
      out.beginMap(0);
      out.endMap();
      return;
    }
    for (String keyword : value.keySet()) {
      check(keyword);
      if (route.indexOf(keyword) >= 0) {
        throw ArgumentReader.twice(route, keyword);
      }
    }
    map.write(out, value);
  }

  static void check(@Nullable String keyword) {
    if (keyword == null) {
      throw new CodecException("a keyword is null");
    }
  }

  @Override
  public boolean passes(@Nullable Object value) {
    return false;
  }
}
