package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;

/** Calls in columns of numbers, as many as there is room for. */
final class Rows {
  static final Rows NONE = new Rows(0);

  private static final FailureCode[] CODES = new FailureCode[64];
  private static final Road[] ROADS = Road.values();
  private static final Executed[] EXECUTED = Executed.values();

  static {
    for (FailureCode code : FailureCode.values()) {
      CODES[code.number()] = code;
    }
  }

  final long[] id;
  final long[] cause;
  final long[] root;
  final long[] start;
  final long[] nanos;
  final double[] virtual;
  /** Who made it: a path, or 0. */
  final int[] by;
  /** The peer, of a call that arrived over the wire; else what the callee's address begins with. */
  final int[] place;
  final int[] path;
  /** Side, road, outcome. */
  final short[] kind;
  final String[] error;
  private int size;

  Rows(int capacity) {
    id = new long[capacity];
    cause = new long[capacity];
    root = new long[capacity];
    start = new long[capacity];
    nanos = new long[capacity];
    virtual = new double[capacity];
    by = new int[capacity];
    place = new int[capacity];
    path = new int[capacity];
    kind = new short[capacity];
    error = new String[capacity];
  }

  int size() {
    return size;
  }

  int capacity() {
    return id.length;
  }

  boolean isFull() {
    return size == id.length;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      error[i] = null;
    }
    size = 0;
  }

  /** A place for one more; there must be room. */
  int add() {
    return size++;
  }

  void set(int row, ObservedCall call, int byPath, int aPlace, int aPath) {
    id[row] = call.id();
    cause[row] = call.causeId();
    root[row] = call.rootId();
    start[row] = call.startNanos();
    by[row] = byPath;
    place[row] = aPlace;
    path[row] = aPath;
  }

  void outcome(int row, long duration, int how) {
    nanos[row] = duration;
    kind[row] = (short) how;
  }

  /** As many as there are, to be read elsewhere. */
  Rows copy() {
    Rows copy = new Rows(size);
    for (int row = 0; row < size; row++) {
      copy(row, copy, copy.add());
    }
    return copy;
  }

  /** Copies one row over another, or over one of another table. */
  void copy(int from, Rows target, int to) {
    target.id[to] = id[from];
    target.cause[to] = cause[from];
    target.root[to] = root[from];
    target.start[to] = start[from];
    target.nanos[to] = nanos[from];
    target.virtual[to] = virtual[from];
    target.by[to] = by[from];
    target.place[to] = place[from];
    target.path[to] = path[from];
    target.kind[to] = kind[from];
    if (target.error[to] != error[from]) {
      target.error[to] = error[from];
    }
  }

  /** Keeps those whose tree is among so many of all. Returns how many went. */
  int keep(int share) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (TapBatch.share(root[i]) < share) {
        copy(i, this, kept++);
      }
    }
    int gone = size - kept;
    for (int i = kept; i < size; i++) {
      error[i] = null;
    }
    size = kept;
    return gone;
  }

  static int kind(Side side, Road road, @Nullable FailureCode code, @Nullable Executed executed) {
    return side.ordinal() | road.ordinal() << 1 | (executed == null ? 0 : executed.ordinal() + 1) << 3
        | (code == null ? 0 : code.number()) << 5;
  }

  static Side side(int kind) {
    return (kind & 1) == 0 ? Side.CALLER : Side.CALLEE;
  }

  static Road road(int kind) {
    return ROADS[kind >> 1 & 3];
  }

  static @Nullable Executed executed(int kind) {
    int known = kind >> 3 & 3;
    return known == 0 ? null : EXECUTED[known - 1];
  }

  static @Nullable FailureCode code(int kind) {
    return CODES[kind >> 5 & 63];
  }

  static long bytes(int capacity) {
    return capacity * 68L;
  }
}
