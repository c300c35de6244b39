package dev.vertxagents.observe;

import dev.vertxagents.agent.CallSwitch;
import dev.vertxagents.agent.ContainerObserver;
import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.agent.Viewpoint;
import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.clock.VertxClock;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.CallSampling;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happens in one container, written on its event loop: while nobody wants to know, it is told of no calls. Nothing
 * here waits for anybody: what was counted is handed over page by page, and while one has not been read the next tick
 * hands over nothing, and the one after it more.
 */
final class ContainerLog implements CallObserver, ContainerObserver {
  private final Recorder recorder;
  private final Map<String, String> types = new ConcurrentHashMap<>();
  private volatile int changes;
  private final Values values = new Values();
  private Thread loop;
  private Context context;
  private CallSwitch calls;
  private ContainerView view;
  private @Nullable AgentClock virtualClock;
  /** Null while nobody wants to know. */
  private @Nullable CallBook book;
  private @Nullable CallSampling sampling;
  private @Nullable String message;
  /** Whether the last page has not been read yet. */
  private volatile boolean handing;

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
    changes++; // on its loop only
  }

  private static String name(Class<?> type) {
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
  }

  @Override
  public void stopped(String aid) {
    types.remove(aid);
    changes++;
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

  /** How often an agent has come or gone; from any thread. */
  int changes() {
    return changes;
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
    if (!wanted) {
      book = null;
      sampling = null;
    } else if (book == null) {
      book = new CallBook(recorder.budget(), virtualClock, tapped -> recorder.taps().take(this, tapped));
      sampling = CallSampling.listing(SamplingPace.MOST, recorder.budget().seed());
    }
    calls.turn(wanted);
  }

  @Override
  public boolean tellsPeers() {
    return true;
  }

  @Override
  public @Nullable CallSampling sampling() {
    return sampling;
  }

  @Override
  public void failedUnsampled(ObservedCall call, long durationNanos, FailureCode code, @Nullable Executed executed,
      @Nullable String told) {
    if (book != null) {
      book.failed(call, durationNanos, Rows.kind(call.side(), call.road(), code, executed), told);
    }
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
    if (book != null) {
      book.began(call);
    }
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
    if (book != null) {
      book.ended(call, nanos, kind, message);
      message = null;
    }
  }

  /** Hands over what was counted since the last time, if that has been read. On the container's loop. */
  void tick() {
    if (book != null && !handing) {
      handing = true;
      recorder.take(this, book.page(sampling.take(recorder.pace().part())));
    }
  }

  /** A page was read. */
  void read() {
    handing = false;
  }

  /** Follows agents from now on, or none. On the container's loop. */
  void tap(TapPlan plan) {
    if (book != null) {
      book.tap(plan);
      sampling.all(!plan.isEmpty());
    }
  }

  /** Hands over what was tapped. On the container's loop. */
  void flushTap() {
    if (book != null) {
      book.flushTap();
    }
  }
}
