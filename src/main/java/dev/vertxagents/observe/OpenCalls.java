package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Side;
import java.util.Arrays;

/**
 * Calls that have begun and not ended, by number, with what was found out about them at the beginning. Open addressing;
 * a call that has no room is not listed, and what is known of it is found out again when it ends.
 */
final class OpenCalls {
  static final int MAX = 4_096;

  private long[] keys;
  private long[] cause;
  private long[] root;
  private long[] start;
  private double[] virtual;
  private int[] by;
  private int[] place;
  private int[] path;
  private byte[] kind;
  private boolean[] told;
  private int size;

  OpenCalls() {
    make(256);
  }

  private void make(int slots) {
    keys = new long[slots];
    cause = new long[slots];
    root = new long[slots];
    start = new long[slots];
    virtual = new double[slots];
    by = new int[slots];
    place = new int[slots];
    path = new int[slots];
    kind = new byte[slots];
    told = new boolean[slots];
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
    virtual[slot] = Double.NaN;
    by[slot] = byPath;
    place[slot] = aPlace;
    path[slot] = aPath;
    kind[slot] = (byte) Rows.kind(call.side(), call.road(), null, null);
    told[slot] = false;
    size++;
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
    if (keys.length == MAX) {
      return false;
    }
    OpenCalls old = new OpenCalls();
    old.swap(this);
    make(old.keys.length * 2);
    size = 0;
    for (int i = 0; i < old.keys.length; i++) {
      if (old.keys[i] != 0) {
        old.move(i, this, free(old.keys[i]));
        size++;
      }
    }
    return true;
  }

  private void swap(OpenCalls other) {
    keys = other.keys;
    cause = other.cause;
    root = other.root;
    start = other.start;
    virtual = other.virtual;
    by = other.by;
    place = other.place;
    path = other.path;
    kind = other.kind;
    told = other.told;
  }

  private void move(int from, OpenCalls target, int to) {
    target.keys[to] = keys[from];
    target.cause[to] = cause[from];
    target.root[to] = root[from];
    target.start[to] = start[from];
    target.virtual[to] = virtual[from];
    target.by[to] = by[from];
    target.place[to] = place[from];
    target.path[to] = path[from];
    target.kind[to] = kind[from];
    target.told[to] = told[from];
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

  int by(int slot) {
    return by[slot];
  }

  int place(int slot) {
    return place[slot];
  }

  int path(int slot) {
    return path[slot];
  }

  long root(int slot) {
    return root[slot];
  }

  double virtual(int slot) {
    return virtual[slot];
  }

  void virtual(int slot, double time) {
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

  void clear() {
    size = 0;
    Arrays.fill(keys, 0);
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
    target.virtual[row] = virtual[slot];
    target.by[row] = by[slot];
    target.place[row] = place[slot];
    target.path[row] = path[slot];
    target.kind[row] = kind[slot];
  }

  /** Whether a slot has not been asked for this before. */
  boolean firstTime(int slot) {
    boolean first = !told[slot];
    told[slot] = true;
    return first;
  }

  boolean isPrimary(int slot) {
    return ContainerLog.isPrimary(kind[slot]);
  }

  long bytes() {
    return keys.length * 54L;
  }
}
