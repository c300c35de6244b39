package dev.vertxagents.rpc;

import dev.vertxagents.codec.ValueWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arguments of no declared type: by position, and perhaps by keyword. */
final class PlainArguments extends Arguments {
  private final Object[] args;
  private final Map<String, Object> keywords;

  PlainArguments(Object[] args, Map<String, Object> keywords) {
    this.args = args;
    this.keywords = keywords;
  }

  @Override
  public void write(ValueWriter out) {
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
  public boolean passes() {
    for (Object arg : args) {
      if (!passes(arg, Types.PLAIN)) {
        return false;
      }
    }
    return keywords.values().stream().allMatch(value -> passes(value, Types.PLAIN));
  }

  @Override
  public PlainArguments copied(ArgumentCopier copier) {
    Object[] copies = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      copies[i] = copier.copy(i, args[i], Types.PLAIN);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    keywords.forEach((name, value) -> values.put(name, copier.copy(-1, value, Types.PLAIN)));
    return new PlainArguments(copies, values);
  }
}
