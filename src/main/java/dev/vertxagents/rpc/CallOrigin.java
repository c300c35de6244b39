package dev.vertxagents.rpc;

import dev.vertxagents.codec.ValueKind;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.math.BigInteger;

/**
 * Which call a request is to those who observe its caller, so that those who observe its callee take it for the same
 * one. Three whole numbers: its id, that of its cause or 0, that of its root.
 */
record CallOrigin(long id, long causeId, long rootId) {
  /** What peers agree to: requests of a kind of their own that carry these. */
  static final String EXTENSION = "causes";
  /** Its place among the headers, whose names begin otherwise. */
  static final String KEY = "_call";

  void write(ValueWriter out) {
    out.beginArray(3);
    out.writeLong(id);
    out.writeLong(causeId);
    out.writeLong(rootId);
    out.endArray();
  }

  /** Reads one value, whatever it is; null for what no peer of ours would have written. */
  static @Nullable CallOrigin read(ValueReader in) {
    if (in.peek() != ValueKind.ARRAY) {
      in.skip();
      return null;
    }
    in.beginArray();
    long id = number(in);
    long cause = number(in);
    long root = number(in);
    boolean more = in.hasNext();
    while (in.hasNext()) {
      in.skip();
    }
    in.endArray();
    return more || id <= 0 || cause < 0 || root <= 0 ? null : new CallOrigin(id, cause, root);
  }

  /** The next number of a list, or -1 for what is none or beyond what calls are numbered with. */
  private static long number(ValueReader in) {
    if (!in.hasNext()) {
      return -1;
    }
    if (in.peek() != ValueKind.INTEGER) {
      in.skip();
      return -1;
    }
    Number number = in.readInteger();
    return number instanceof BigInteger || number.longValue() > CallIds.MAX ? -1 : number.longValue();
  }
}
