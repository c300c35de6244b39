package dev.vertxagents.observe;

import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.rpc.CallCounts;
import dev.vertxagents.rpc.CallIds;
import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.codegen.annotations.Nullable;
import java.util.List;
import java.util.function.Consumer;

/** The calls of one container while they are recorded, on its event loop. */
final class CallBook {
  private static final long NEVER = Long.MAX_VALUE;
  private static final double SLOWEST = 0.999;
  /** So often names are collected anew, as some are those of agents that are gone; more often where room is short. */
  private static final int TICKS = 60;
  private static final int SHORT_TICKS = 10;
  /** Texts of a call that are looked up. */
  private static final int GUESSED = 3;

  private final Allowance allowance;
  private final @Nullable AgentClock virtualClock;
  private final Consumer<TapLine.Tapped> followed;
  private final CallNotes notes = new CallNotes();
  private final OpenCalls open = new OpenCalls();
  private final int[] guesses = new int[CallNotes.MOST * GUESSED];
  private Names names;
  private Paths paths;
  private Tally tally;
  private @Nullable TapLine tap;
  private int ticks;
  private long slowNanos = NEVER;
  private long lastCall;
  /** Of the call that is looked at: numbers, and when it began. */
  private int by;
  private int place;
  private int path;
  private double virtual;

  /**
   * Begins to record.
   *
   * @param allowance what it may take
   * @param virtualClock the container's, unless that is the machine's
   * @param followed told what taps have followed
   */
  CallBook(Allowance allowance, @Nullable AgentClock virtualClock, Consumer<TapLine.Tapped> followed) {
    this.allowance = allowance;
    this.virtualClock = virtualClock;
    this.followed = followed;
    this.tally = new Tally(allowance.samples(), allowance.seed());
    begin();
  }

  private void begin() {
    names = new Names(allowance);
    paths = new Paths(names, allowance);
    ticks = 0;
  }

  void began(ObservedCall call) {
    notes.began(call, virtualTime());
    drainIfFull();
  }

  /** {@code message}: what its caller was told, of a failure. */
  void ended(ObservedCall call, long nanos, int kind, @Nullable String message) {
    notes.ended(call, nanos, kind, message);
    drainIfFull();
  }

  /** The time there in seconds; not a number if it is the machine's. */
  private double virtualTime() {
    return virtualClock == null ? Double.NaN : virtualClock.time();
  }

  private void drainIfFull() {
    if (notes.isFull()) {
      drain();
    }
  }

  private void drain() {
    begin(notes);
    for (int i = 0; i < notes.ends(); i++) {
      end(notes.ended[i], notes.nanos[i], notes.kinds[i], notes.message(i));
    }
    notes.clear();
  }

  private void begin(CallNotes seen) {
    ObservedCall[] calls = seen.begun;
    int[] numbers = guesses;
    for (int i = 0; i < seen.starts(); i++) {
      ObservedCall call = calls[i];
      numbers[i * GUESSED] = call.path().hashCode();
      numbers[i * GUESSED + 1] = hash(by(call));
      numbers[i * GUESSED + 2] = hash(end(call));
    }
    for (int i = 0; i < seen.starts() * GUESSED; i += GUESSED) {
      numbers[i] = paths.guess(numbers[i]);
      numbers[i + 1] = paths.guess(numbers[i + 1]);
      numbers[i + 2] = names.guess(numbers[i + 2]);
    }
    for (int i = 0; i < seen.starts(); i++) {
      begin(calls[i], numbers[i * GUESSED], numbers[i * GUESSED + 1], numbers[i * GUESSED + 2], seen.virtual[i]);
    }
  }

  private void begin(ObservedCall call, int pathGuess, int byGuess, int placeGuess, double time) {
    lookUp(call, pathGuess, byGuess, placeGuess);
    if (CallIds.isOwn(call.id())) {
      lastCall = Math.max(lastCall, call.id());
    }
    int slot = open.add(call, by, place, path);
    if (slot >= 0 && virtualClock != null) {
      open.virtual(slot, time);
    }
  }

  /** Who made a call, where that is counted: within the process both sides know, and only the caller's counts it. */
  private static @Nullable String by(ObservedCall call) {
    return call.side() == Side.CALLEE ? null : call.by();
  }

  /** Where a call goes, or where it comes from over the wire. */
  private static @Nullable String end(ObservedCall call) {
    return call.side() == Side.CALLER ? call.to() : call.from();
  }

  private static int hash(@Nullable String text) {
    return text == null ? 0 : text.hashCode();
  }

  /** Numbers for what a call names: who made it; where it goes or comes from; what it calls. */
  private void lookUp(ObservedCall call, int pathGuess, int byGuess, int placeGuess) {
    String caller = by(call);
    String end = end(call);
    path = paths.of(call.path(), pathGuess);
    by = caller == null ? Names.OTHER : paths.of(caller, byGuess);
    place = end == null ? Names.OTHER : names.of(end, placeGuess);
  }

  /** The same of a call of which nobody has taken note before. */
  private void lookUp(ObservedCall call) {
    lookUp(call, Names.OTHER, Names.OTHER, Names.OTHER); // which nobody is found by: there is no guess
    virtual = Double.NaN;
  }

  /** The same of a call that is listed as open, and takes it off the list. */
  private void recall(ObservedCall call) {
    int slot = open.find(OpenCalls.key(call));
    if (slot < 0) {
      lookUp(call);
      return;
    }
    by = open.by(slot);
    place = open.place(slot);
    path = open.path(slot);
    virtual = open.virtual(slot);
    open.remove(slot);
  }

  private void end(ObservedCall call, long nanos, int kind, @Nullable String message) {
    recall(call);
    count(nanos, Histogram.bucket(nanos), kind);
    if (isPrimary(kind)) {
      tally.kept.record(nanos);
      keep(call, nanos, kind, message, slowNanos);
      follow(call, nanos, kind, message);
    }
  }

  /** A call that was not looked at: of those only failures come, and so they do not count in how long calls take. */
  void failed(ObservedCall call, long nanos, int kind, @Nullable String message) {
    lookUp(call);
    count(nanos, Cells.ANY, kind);
    if (isPrimary(kind)) {
      keep(call, nanos, kind, message, NEVER);
    }
  }

  /** Of a call within the process the caller's side is the one that is kept. */
  static boolean isPrimary(int kind) {
    return Rows.side(kind) == Side.CALLER || Rows.road(kind) == Road.WIRE;
  }

  /** {@code bucket}: {@link Cells#ANY} if how long it took says nothing of other calls. */
  private void count(long nanos, int bucket, int kind) {
    boolean failed = Rows.code(kind) != null;
    if (Rows.side(kind) == Side.CALLER) {
      tally.out++;
      tally.failsOut += failed ? 1 : 0;
      tally.links.add(place, bucket, failed);
      tally.edges.add(Edges.out(paths.aidOf(by), place, path), nanos, failed);
    } else {
      tally.in++;
      tally.fails += failed ? 1 : 0;
      if (bucket != Cells.ANY) {
        tally.latency.add(bucket, 1);
      }
      tally.called.add(path, bucket, failed);
      if (Rows.road(kind) == Road.WIRE) {
        tally.edges.add(Edges.in(place, path), nanos, failed);
      }
    }
  }

  /** Failures and slow calls for their own sake, as long as there is room; others by chance. */
  private void keep(ObservedCall call, long nanos, int kind, @Nullable String message, long slow) {
    if (Rows.code(kind) != null && !tally.failures.isFull()) {
      write(tally.failures, tally.failures.add(), call, nanos, kind, message);
    } else if (nanos > slow && !tally.slow.isFull()) {
      write(tally.slow, tally.slow.add(), call, nanos, kind, message);
    } else {
      int row = tally.reservoir.offer();
      if (row >= 0) {
        write(tally.samples, row == tally.samples.size() ? tally.samples.add() : row, call, nanos, kind, message);
      }
    }
  }

  private void follow(ObservedCall call, long nanos, int kind, @Nullable String message) {
    if (tap != null && tap.follows(paths.aidOf(by), paths.aidOf(path))) {
      int row = tap.offer(call.rootId());
      if (row >= 0) {
        write(tap.rows(), row, call, nanos, kind, message);
      }
    }
  }

  private void write(Rows rows, int row, ObservedCall call, long nanos, int kind, @Nullable String message) {
    rows.set(row, call, by, place, path);
    rows.outcome(row, nanos, kind);
    rows.virtual[row] = virtual;
    if (rows.error[row] != message) { // a store that an old object would pay for
      rows.error[row] = message;
    }
  }

  /** What was counted since the last time; {@code passed}: of calls that were not looked at. */
  Page page(List<CallCounts.Taken> passed) {
    drain();
    long end = System.nanoTime();
    Rows underWay = new Rows(open.size());
    open.copy(underWay, slot -> true);
    Page page = new Page(tally.beginNanos, end, System.currentTimeMillis() * 1_000 - end / 1_000, paths.legend(),
        tally.latency.copy(), tally.edges.counted(), tally.called.counted(), tally.links.counted(),
        tally.samples.copy(), tally.reservoir.share(), tally.failures.copy(), tally.slow.copy(), underWay, passed,
        tally.in, tally.fails, tally.out, tally.failsOut, virtualTime(), bytes() + Rows.bytes(underWay.capacity()));
    long slowest = tally.kept.percentile(SLOWEST);
    slowNanos = slowest < 0 ? NEVER : slowest;
    tally.clear(allowance.samples(), allowance);
    open.trim();
    ticks++;
    if (isCrowded()) {
      beginAnew();
    }
    return page;
  }

  private long bytes() {
    return tally.bytes() + names.bytes() + paths.bytes() + open.bytes() + CallNotes.bytes();
  }

  private boolean isCrowded() {
    boolean isShort = names.wasShort() | paths.wasShort() | allowance.isOver();
    return names.crowded() || paths.crowded() || ticks >= (isShort ? SHORT_TICKS : TICKS);
  }

  /**
   * With the names of calls under way, and others as they come; with tables of the size that was needed lately, or
   * small ones if there is too much.
   */
  private void beginAnew() {
    flushTap();
    Paths.Legend before = paths.legend();
    allowance.giveBack(names.bytes() + paths.bytes()); // else all containers together would find no room for new ones
    begin();
    open.renumber(number -> number == Names.OTHER ? number : paths.of(before.paths()[number]),
        number -> number == Names.OTHER ? number : names.of(before.names()[number]));
    if (allowance.isOver()) {
      tally = new Tally(allowance.samples(), allowance.seed());
    }
    tally.trim();
    tap = tap == null ? null : resumed(tap.plan());
  }

  /** Follows agents from now on, or none. */
  void tap(TapPlan plan) {
    drain();
    tap = plan.isEmpty() ? null : resumed(plan);
  }

  private TapLine resumed(TapPlan plan) {
    TapLine line = new TapLine(plan, names, paths, open);
    if (tap != null) {
      line.resume(tap);
    }
    return line;
  }

  /** Tells what was followed since the last time. */
  void flushTap() {
    if (tap != null) {
      drain();
      followed.accept(tap.flush(lastCall));
    }
  }
}
