package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.codegen.annotations.Nullable;
import java.util.function.IntUnaryOperator;

/**
 * Calls that have begun and not ended, by number, with what was found out about them at the beginning. Open addressing;
 * a call that has no room is not listed, and what is known of it is found out again when it ends.
 */
final class OpenCalls {
  static final int MAX = 4_096;

  private static final int FIRST = 256;

  private static final int PATH = 0;
  private static final int PLACE = Names.BITS;
  private static final int BY = 2 * Names.BITS;
  private static final int KIND = 3 * Names.BITS;
  private static final long TOLD = 1L << 62;

  private long[] keys;
  private long[] cause;
  private long[] root;
  private long[] start;
  /** What was found out, packed: the fewer columns, the less a call costs. */
  private long[] found;
  /** Only where there is a clock whose times are worth keeping. */
  private @Nullable double[] virtual;
  private int size;
  /** The most there were since it was trimmed. */
  private int peak;

  OpenCalls() {
    make(FIRST);
  }

  private void make(int slots) {
    keys = new long[slots];
    cause = new long[slots];
    root = new long[slots];
    start = new long[slots];
    found = new long[slots];
    virtual = virtual == null ? null : new double[slots];
  }

  static long key(ObservedCall call) {
    return call.id() << 1 | (call.side() == Side.CALLER ? 0 : 1);
  }

  /** Lists a call. Returns its slot, or -1 if there is no room. */
  int add(ObservedCall call, int byPath, int aPlace, int aPath) {
    if (size >= keys.length / 4 * 3 && !grow()) {
      return -1;
    }
    int slot = free(key(call));
    keys[slot] = key(call);
    cause[slot] = call.causeId();
    root[slot] = call.rootId();
    start[slot] = call.startNanos();
    found[slot] = pack(byPath, aPlace, aPath) | (long) Rows.kind(call.side(), call.road(), null, null) << KIND;
    size++;
    peak = Math.max(peak, size);
    return slot;
  }

  private int free(long key) {
    int slot = home(key);
    while (keys[slot] != 0) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private int home(long key) {
    return (int) (key ^ key >>> 12) & keys.length - 1;
  }

  private boolean grow() {
    boolean may = keys.length < MAX;
    if (may) {
      resize(keys.length * 2);
    }
    return may;
  }

  /** Gives room back that was not needed since the last time. */
  void trim() {
    if (keys.length > FIRST && peak < keys.length / 4) {
      resize(keys.length / 2);
    }
    peak = size;
  }

  private void resize(int slots) {
    OpenCalls old = new OpenCalls();
    old.swap(this);
    make(slots);
    for (int i = 0; i < old.keys.length; i++) {
      if (old.keys[i] != 0) {
        old.move(i, this, free(old.keys[i]));
      }
    }
  }

  private void swap(OpenCalls other) {
    keys = other.keys;
    cause = other.cause;
    root = other.root;
    start = other.start;
    virtual = other.virtual;
    found = other.found;
  }

  private void move(int from, OpenCalls target, int to) {
    target.keys[to] = keys[from];
    target.cause[to] = cause[from];
    target.root[to] = root[from];
    target.start[to] = start[from];
    target.found[to] = found[from];
    if (virtual != null) {
      target.virtual[to] = virtual[from];
    }
  }

  /** The slot of a call, or -1. */
  int find(long key) {
    int slot = home(key);
    while (keys[slot] != key) {
      if (keys[slot] == 0) {
        return -1;
      }
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private int part(int slot, int shift) {
    return (int) (found[slot] >>> shift) & Names.MAX - 1;
  }

  private int kind(int slot) {
    return (int) (found[slot] >>> KIND) & 7;
  }

  int by(int slot) {
    return part(slot, BY);
  }

  int place(int slot) {
    return part(slot, PLACE);
  }

  int path(int slot) {
    return part(slot, PATH);
  }

  long root(int slot) {
    return root[slot];
  }

  double virtual(int slot) {
    return virtual == null ? Double.NaN : virtual[slot];
  }

  void virtual(int slot, double time) {
    if (virtual == null) {
      virtual = new double[keys.length];
    }
    virtual[slot] = time;
  }

  /** Takes a call out; those behind it move up, so that they are found. */
  void remove(int slot) {
    int hole = slot;
    int next = slot;
    while (true) {
      next = next + 1 & keys.length - 1;
      if (keys[next] == 0) {
        break;
      }
      int distance = next - home(keys[next]) & keys.length - 1;
      if (distance >= (next - hole & keys.length - 1)) {
        move(next, this, hole);
        hole = next;
      }
    }
    keys[hole] = 0;
    size--;
  }

  int size() {
    return size;
  }

  /** What is called, and places, have other numbers from now on. */
  void renumber(IntUnaryOperator paths, IntUnaryOperator places) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0) {
        long others = found[slot] & -1L << KIND;
        found[slot] = others | pack(paths.applyAsInt(by(slot)), places.applyAsInt(place(slot)),
            paths.applyAsInt(path(slot)));
      }
    }
  }

  private static long pack(int byPath, int aPlace, int aPath) {
    return (long) aPath << PATH | (long) aPlace << PLACE | (long) byPath << BY;
  }

  /** Says which calls are wanted. */
  interface Choice {
    boolean wants(int slot);
  }

  /** Copies those that are wanted, as long as there is room, as pending. */
  void copy(Rows target, Choice choice) {
    for (int slot = 0; slot < keys.length && !target.isFull(); slot++) {
      if (keys[slot] != 0 && choice.wants(slot)) {
        copy(slot, target, target.add());
      }
    }
  }

  private void copy(int slot, Rows target, int row) {
    target.id[row] = keys[slot] >>> 1;
    target.cause[row] = cause[slot];
    target.root[row] = root[slot];
    target.start[row] = start[slot];
    target.nanos[row] = -1;
    target.virtual[row] = virtual(slot);
    target.by[row] = by(slot);
    target.place[row] = place(slot);
    target.path[row] = path(slot);
    target.kind[row] = (short) kind(slot);
  }

  /** Whether a slot has not been asked for this before. */
  boolean firstTime(int slot) {
    boolean first = (found[slot] & TOLD) == 0;
    found[slot] |= TOLD;
    return first;
  }

  boolean isPrimary(int slot) {
    return CallBook.isPrimary(kind(slot));
  }

  long bytes() {
    return keys.length * (virtual == null ? 40L : 48L);
  }
}
