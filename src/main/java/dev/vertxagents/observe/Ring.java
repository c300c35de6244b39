package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.Road;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last calls that were kept on a node, in columns; each new one takes the place of the oldest, or of several where
 * names are so many that their texts leave room for fewer.
 */
final class Ring {
  static final int SIZE = 65_536;

  private final int size;
  private final Texts texts = new Texts();
  private final long[] id;
  private final long[] cause;
  private final long[] root;
  private final long[] at;
  private final long[] nanos;
  /** Only where there is a clock whose times are worth keeping. */
  private double @Nullable [] virtual;
  private final float[] weight;
  private final short[] kind;
  private final int[] from;
  private final int[] to;
  private final int[] path;
  private final int[] method;
  private final int[] road;
  private final int[] error;
  private long written;
  private long oldest;

  Ring(int size) {
    this.size = size;
    id = new long[size];
    cause = new long[size];
    root = new long[size];
    at = new long[size];
    nanos = new long[size];
    weight = new float[size];
    kind = new short[size];
    from = new int[size];
    to = new int[size];
    path = new int[size];
    method = new int[size];
    road = new int[size];
    error = new int[size];
  }

  void add(CallRow row) {
    while (written - oldest == size || texts.isFull() && oldest < written) {
      release((int) (oldest++ % size));
    }
    int slot = (int) (written++ % size);
    id[slot] = row.id();
    cause[slot] = row.cause();
    root[slot] = row.root();
    at[slot] = row.at();
    nanos[slot] = row.nanos();
    virtual(slot, row.virtualTime());
    weight[slot] = (float) row.weight();
    kind[slot] = (short) Rows.kind(row.side(), Road.WIRE, row.code(), row.executed());
    from[slot] = texts.take(row.from());
    to[slot] = texts.take(row.to());
    path[slot] = texts.take(row.path());
    method[slot] = texts.take(row.method());
    road[slot] = texts.take(row.road());
    error[slot] = row.error() == null ? -1 : texts.take(row.error());
  }

  private void virtual(int slot, double time) {
    if (virtual == null && !Double.isNaN(time)) {
      virtual = new double[size];
      Arrays.fill(virtual, Double.NaN);
    }
    if (virtual != null) {
      virtual[slot] = time;
    }
  }

  private void release(int slot) {
    texts.release(from[slot]);
    texts.release(to[slot]);
    texts.release(path[slot]);
    texts.release(method[slot]);
    texts.release(road[slot]);
    if (error[slot] >= 0) {
      texts.release(error[slot]);
    }
  }

  private CallRow row(int slot) {
    int how = kind[slot];
    return new CallRow(id[slot], cause[slot], root[slot], texts.get(from[slot]), texts.get(to[slot]),
        texts.get(path[slot]), texts.get(method[slot]), texts.get(road[slot]), at[slot], virtual == null ? Double.NaN : virtual[slot], nanos[slot],
        Rows.code(how), Rows.executed(how), Rows.side(how), weight[slot],
        error[slot] < 0 ? null : texts.get(error[slot]));
  }

  /** What a query asks for. */
  CallPage find(CallQuery query) {
    List<CallRow> found = new ArrayList<>();
    boolean complete = true;
    long cursor = Math.min(query.before(), written) - 1;
    for (; cursor >= oldest && found.size() < query.limit(); cursor--) {
      int slot = (int) (cursor % size);
      if (matches(query, slot)) {
        found.add(row(slot));
        complete &= weight[slot] <= 1;
      }
    }
    return new CallPage(List.copyOf(found), cursor >= oldest ? cursor + 1 : -1, complete);
  }

  private boolean matches(CallQuery query, int slot) {
    boolean failed = Rows.code(kind[slot]) != null;
    return nanos[slot] >= query.minNanos() && at[slot] >= query.fromAt() && at[slot] <= query.toAt()
        && (failed || !query.failedOnly())
        && (query.code() == null || query.code() == Rows.code(kind[slot]))
        && (query.method() == null || query.method().equals(texts.get(method[slot])))
        && (query.agents().isEmpty() || query.agents().contains(texts.get(from[slot]))
            || query.agents().contains(texts.get(to[slot])));
  }

  /** All rows of one tree, the oldest first. */
  List<CallRow> ofRoot(long wanted) {
    List<CallRow> found = new ArrayList<>();
    for (long i = oldest; i < written; i++) {
      int slot = (int) (i % size);
      if (root[slot] == wanted) {
        found.add(row(slot));
      }
    }
    return found;
  }

  /** The root of a call, or 0 if it is not here. */
  long rootOf(long call) {
    for (long i = written - 1; i >= oldest; i--) {
      int slot = (int) (i % size);
      if (id[slot] == call) {
        return root[slot];
      }
    }
    return 0;
  }

  long written() {
    return written;
  }

  int texts() {
    return texts.size();
  }

  long bytes() {
    return size * (virtual == null ? 70L : 78L) + texts.bytes();
  }
}
