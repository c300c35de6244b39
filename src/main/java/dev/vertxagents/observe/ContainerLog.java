package dev.vertxagents.observe;

import dev.vertxagents.agent.CallSwitch;
import dev.vertxagents.agent.ContainerObserver;
import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.agent.Viewpoint;
import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.clock.VertxClock;
import dev.vertxagents.rpc.CallIds;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happens in one container, written on its event loop: while nobody wants to know, it is told of no calls. Nothing
 * here waits for anybody: what was counted is handed over page by page, and if no empty page has come back in time the
 * next tick hands over more.
 */
final class ContainerLog implements CallObserver, ContainerObserver {
  private static final long NEVER = Long.MAX_VALUE;
  private static final double SLOWEST = 0.999;

  private final Recorder recorder;
  private final Map<String, String> types = new ConcurrentHashMap<>();
  private final Values values = new Values();
  private Thread loop;
  private Context context;
  private CallSwitch calls;
  private ContainerView view;
  private @Nullable AgentClock virtualClock;
  private boolean on;
  private Names names;
  private Paths paths;
  private OpenCalls open;
  private Page page;
  private @Nullable Page spare;
  private @Nullable TapLine tap;
  private long slowNanos = NEVER;
  private @Nullable String message;
  private long lastCall;
  /** Of the call that is looked at: numbers, and when it began. */
  private int by;
  private int place;
  private int path;
  private double virtual;

  private ContainerLog(Recorder recorder) {
    this.recorder = recorder;
  }

  /** Looks at a container that is about to open; the recorder hears of it when it has. */
  static void attach(Recorder recorder, Viewpoint container) {
    ContainerLog log = new ContainerLog(recorder);
    log.calls = container.switched(log);
    container.events(log);
  }

  @Override
  public void opened(ContainerView opened) {
    view = opened;
    settle(Vertx.currentContext());
    AgentClock clock = opened.container().clock();
    virtualClock = clock instanceof VertxClock ? null : clock;
    recorder.add(this);
  }

  /** From now on this thread is its event loop. */
  void settle(Context own) {
    loop = Thread.currentThread();
    context = own;
  }

  @Override
  public void closed() {
    recorder.remove(this);
  }

  @Override
  public void spawned(String aid, Class<?> type) {
    types.put(aid, name(type));
  }

  private static String name(Class<?> type) {
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
  }

  @Override
  public void stopped(String aid) {
    types.remove(aid);
  }

  @Override
  public void recorded(String aid, String name, double value) {
    if (values.add(aid, name, value)) {
      recorder.expectValues(this);
    }
  }

  /** What was recorded since the last time. On the container's loop. */
  Values values() {
    return values;
  }

  /** The simple names of the classes of the agents that live there; from any thread. */
  Map<String, String> types() {
    return types;
  }

  ContainerView view() {
    return view;
  }

  String name() {
    return view.container().name();
  }

  Context context() {
    return context;
  }

  /** The time there in seconds; not a number if it is the machine's. From any thread. */
  double virtualTime() {
    return virtualClock == null ? Double.NaN : virtualClock.time();
  }

  /** Begins, or ends, to record. On the container's loop. */
  void on(boolean wanted) {
    if (wanted && !on) {
      names = new Names();
      paths = new Paths(names);
      open = new OpenCalls();
      page = begun(new Page(recorder.seed()));
      spare = new Page(recorder.seed());
      slowNanos = NEVER;
    } else if (!wanted) {
      names = null;
      paths = null;
      open = null;
      page = null;
      spare = null;
      tap = null;
    }
    on = wanted;
    calls.turn(wanted);
  }

  private static Page begun(Page page) {
    page.beginNanos = System.nanoTime();
    return page;
  }

  @Override
  public boolean tellsPeers() {
    return true;
  }

  @Override
  public void started(ObservedCall call) {
    if (Thread.currentThread() == loop) {
      begin(call);
    } else {
      context.runOnContext(v -> begin(call));
    }
  }

  private void begin(ObservedCall call) {
    if (on) {
      lookUp(call);
      if (CallIds.isOwn(call.id())) {
        lastCall = Math.max(lastCall, call.id());
      }
      int slot = open.add(call, by, place, path);
      if (slot >= 0 && virtualClock != null) {
        open.virtual(slot, virtualClock.time());
      }
    }
  }

  /** Numbers for what a call names: who made it; where it goes, or where it comes from over the wire; what it calls. */
  private void lookUp(ObservedCall call) {
    String end = call.side() == Side.CALLER ? call.to() : call.from();
    by = call.by() == null ? Names.OTHER : paths.of(call.by());
    place = end == null ? Names.OTHER : names.of(end);
    path = paths.of(call.path());
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

  @Override
  public void failing(ObservedCall call, @Nullable String told) {
    if (Thread.currentThread() == loop) {
      message = told;
    }
  }

  @Override
  public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed) {
    int kind = Rows.kind(call.side(), call.road(), code, executed);
    if (Thread.currentThread() == loop) {
      end(call, durationNanos, kind);
    } else {
      context.runOnContext(v -> end(call, durationNanos, kind));
    }
  }

  private void end(ObservedCall call, long nanos, int kind) {
    if (on) {
      recall(call);
      count(nanos, kind);
      if (isPrimary(kind)) {
        keep(call, nanos, kind);
        follow(call, nanos, kind);
      }
      message = null;
    }
  }

  /** Of a call within the process the caller's side is the one that is kept. */
  static boolean isPrimary(int kind) {
    return Rows.side(kind) == Side.CALLER || Rows.road(kind) == Road.WIRE;
  }

  private void count(long nanos, int kind) {
    int bucket = Histogram.bucket(nanos);
    boolean failed = Rows.code(kind) != null;
    if (Rows.side(kind) == Side.CALLER) {
      page.out++;
      page.failsOut += failed ? 1 : 0;
      page.links.add(place, bucket, failed);
      page.edges.add(Edges.out(paths.aidOf(by), place, path), nanos, failed);
    } else {
      page.fails += failed ? 1 : 0;
      page.latency.add(bucket, 1);
      page.called.add(path, bucket, failed);
      if (Rows.road(kind) == Road.WIRE) {
        page.edges.add(Edges.in(place, path), nanos, failed);
      }
    }
  }

  /** Failures and slow calls for their own sake, as long as there is room; others by chance. */
  private void keep(ObservedCall call, long nanos, int kind) {
    page.kept.record(nanos);
    if (Rows.code(kind) != null && !page.failures.isFull()) {
      write(page.failures, page.failures.add(), call, nanos, kind);
    } else if (nanos > slowNanos && !page.slow.isFull()) {
      write(page.slow, page.slow.add(), call, nanos, kind);
    } else {
      int row = page.reservoir.offer();
      if (row >= 0) {
        write(page.samples, row == page.samples.size() ? page.samples.add() : row, call, nanos, kind);
      }
    }
  }

  private void follow(ObservedCall call, long nanos, int kind) {
    if (tap != null && tap.follows(paths.aidOf(by), paths.aidOf(path))) {
      int row = tap.offer(call.rootId());
      if (row >= 0) {
        write(tap.rows(), row, call, nanos, kind);
      }
    }
  }

  private void write(Rows rows, int row, ObservedCall call, long nanos, int kind) {
    rows.set(row, call, by, place, path);
    rows.outcome(row, nanos, kind);
    rows.virtual[row] = virtual;
    if (rows.error[row] != message) { // a store that an old object would pay for
      rows.error[row] = message;
    }
  }

  /** Hands the page of this tick over, if the one before has come back. On the container's loop. */
  void tick() {
    if (!on || spare == null) {
      return;
    }
    Page full = page;
    page = begun(spare);
    spare = null;
    full.endNanos = page.beginNanos;
    full.epochMicros = System.currentTimeMillis() * 1000 - full.endNanos / 1000;
    full.legend = paths.legend();
    full.virtualTime = virtualTime();
    full.bytesOfLog = full.bytes() + page.bytes() + names.bytes() + paths.bytes() + open.bytes();
    long slowest = full.kept.percentile(SLOWEST);
    slowNanos = slowest < 0 ? NEVER : slowest;
    full.open = new Rows(open.size());
    open.copy(full.open, slot -> true);
    if (names.crowded() || paths.crowded() || recorder.isOver()) {
      flushTap();
      names = new Names();
      paths = new Paths(names);
      open.clear(); // calls that are under way are looked up anew when they end
      tap = tap == null ? null : resumed(tap.plan());
    }
    recorder.take(this, full);
  }

  /** An empty page comes back, which may have grown too large. On the container's loop. */
  void giveBack(Page empty) {
    if (on && spare == null) {
      spare = recorder.isOver() ? new Page(recorder.seed()) : empty;
    }
  }

  /** Follows agents from now on, or none. On the container's loop. */
  void tap(TapPlan plan) {
    tap = !on || plan.isEmpty() ? null : resumed(plan);
  }

  private TapLine resumed(TapPlan plan) {
    TapLine line = new TapLine(plan, names, paths, open);
    if (tap != null) {
      line.resume(tap);
    }
    return line;
  }

  /** Hands over what was tapped. On the container's loop. */
  void flushTap() {
    if (on && tap != null) {
      recorder.taps().take(this, tap.flush(lastCall));
    }
  }
}
