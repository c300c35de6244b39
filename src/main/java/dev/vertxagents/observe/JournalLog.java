package dev.vertxagents.observe;

import dev.vertxagents.agent.CallSwitch;
import dev.vertxagents.agent.ContainerObserver;
import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.agent.Viewpoint;
import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.clock.VertxClock;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** One container's part of a journal, on its event loop. */
final class JournalLog implements CallObserver, ContainerObserver {
  private static final long FLUSH_MILLIS = 200;
  private static final long PLACES_NANOS = 10_000_000;
  /** Of more pending calls the end only is written. */
  private static final int MOST_OPEN = 100_000;

  private final CallJournal journal;
  private final Vertx vertx;
  private final Map<Long, Begun> open = new LinkedHashMap<>();
  private CallSwitch calls;
  private ContainerView view;
  private Context context;
  private Thread loop;
  private @Nullable AgentClock virtualClock;
  private @Nullable Places places;
  private long placesAt;
  private Buffer lines = Buffer.buffer();
  private int written;
  private @Nullable String message;
  private boolean finished;

  private record Begun(ObservedCall call, double virtualTime) {
  }

  private JournalLog(CallJournal journal, Vertx vertx) {
    this.journal = journal;
    this.vertx = vertx;
  }

  /** Looks at a container that is about to open, until the journal is closed. */
  static void attach(CallJournal journal, Vertx vertx, Viewpoint container) {
    JournalLog log = new JournalLog(journal, vertx);
    log.calls = container.switched(log);
    log.calls.turn(true);
    container.events(log);
  }

  ContainerView view() {
    return view;
  }

  @Override
  public void opened(ContainerView opened) {
    view = opened;
    context = Vertx.currentContext();
    loop = Thread.currentThread();
    AgentClock clock = opened.container().clock();
    virtualClock = clock instanceof VertxClock ? null : clock;
    journal.add(this);
  }

  @Override
  public void closed() {
    flush();
  }

  private static long key(ObservedCall call) {
    return call.side() == Side.CALLER ? call.id() : -call.id();
  }

  private static boolean isPrimary(ObservedCall call) {
    return call.side() == Side.CALLER || call.road() == Road.WIRE;
  }

  @Override
  public void started(ObservedCall call) {
    if (isPrimary(call)) {
      double time = virtualClock == null ? Double.NaN : virtualClock.time();
      here(() -> {
        if (open.size() < MOST_OPEN) {
          open.put(key(call), new Begun(call, time));
        }
      });
    }
  }

  @Override
  public void failing(ObservedCall call, @Nullable String told) {
    if (isPrimary(call)) {
      here(() -> message = told);
    }
  }

  @Override
  public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed) {
    if (isPrimary(call)) {
      here(() -> {
        Begun begun = open.remove(key(call));
        write(row(begun == null ? new Begun(call, Double.NaN) : begun, durationNanos, code, executed));
        message = null;
      });
    }
  }

  private void here(Runnable task) {
    if (Thread.currentThread() == loop) {
      task.run();
    } else {
      context.runOnContext(v -> task.run());
    }
  }

  private CallRow row(Begun begun, long nanos, @Nullable FailureCode code, @Nullable Executed executed) {
    ObservedCall call = begun.call();
    refreshPlaces();
    String container = view.container().name();
    boolean caller = call.side() == Side.CALLER;
    String place = String.valueOf(caller ? call.to() : call.from());
    String by = call.by() == null ? "" : Paths.aid(call.by());
    String aid = Paths.aid(call.path());
    return new CallRow(call.id(), call.causeId(), call.rootId(), caller ? container + '/' + by : place,
        caller ? places.agent(place, aid) : container + '/' + aid, call.path(), Paths.method(call.path()),
        Places.road(call.road(), call.side(), place), journal.epochMicros() + call.startNanos() / 1_000,
        begun.virtualTime(), nanos, code, executed, call.side(), 1, RowReader.line(message));
  }

  /** Other containers may have been opened meanwhile. */
  private void refreshPlaces() {
    long now = System.nanoTime();
    if (places == null || now - placesAt > PLACES_NANOS) {
      places = journal.places();
      placesAt = now;
    }
  }

  private void write(CallRow row) {
    if (finished) {
      return;
    }
    if (lines.length() == 0) {
      vertx.setTimer(FLUSH_MILLIS, id -> context.runOnContext(v -> flush()));
    }
    lines.appendBuffer(CallJournal.line(row));
    written++;
    if (lines.length() >= CallJournal.CHUNK) {
      flush();
    }
  }

  private void flush() {
    if (lines.length() > 0) {
      journal.write(lines, written);
      lines = Buffer.buffer();
      written = 0;
    }
  }

  /** Writes what is left. Completes when that is on its way. */
  Future<Void> finish() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(v -> {
      message = null;
      open.values().forEach(begun -> write(row(begun, -1, null, null)));
      open.clear();
      flush();
      finished = true;
      calls.turn(false);
      done.complete();
    });
    return done.future();
  }
}
