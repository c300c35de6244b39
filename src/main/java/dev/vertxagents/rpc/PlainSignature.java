package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arguments of no declared type: by position, and perhaps by keyword. */
final class PlainSignature implements Signature {
  static final PlainSignature POSITIONAL = new PlainSignature(Map.of());

  private final Map<String, Object> keywords;

  PlainSignature(Map<String, Object> keywords) {
    this.keywords = keywords;
  }

  @Override
  public void write(ValueWriter out, Object[] args) {
    out.beginArray(args.length);
    for (Object arg : args) {
      out.writeValue(arg);
    }
    out.endArray();
    out.beginMap(keywords.size());
    for (Map.Entry<String, Object> keyword : keywords.entrySet()) {
      out.writeString(keyword.getKey());
      out.writeValue(keyword.getValue());
    }
    out.endMap();
  }

  @Override
  public boolean positional() {
    return keywords.isEmpty();
  }

  @Override
  public Signature snapshot(Snapshot now) {
    if (keywords.isEmpty()) {
      return this;
    }
    Map<String, Object> copies = new LinkedHashMap<>();
    keywords.forEach((name, value) -> copies.put(name, now.of(value, Types.PLAIN)));
    return new PlainSignature(copies);
  }

  @Override
  public TypeAdapter<Object> adapter(int index) {
    return Types.PLAIN;
  }
}
