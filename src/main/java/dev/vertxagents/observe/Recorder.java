package dev.vertxagents.observe;

import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.agent.Viewpoint;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorder of one {@code Vertx}. Everything that it remembers belongs to a context of its own, where it reads what
 * the containers hand over each second; they never wait for it.
 */
final class Recorder implements FlightRecorder, Shareable {
  private static final Logger LOG = LoggerFactory.getLogger(FlightRecorder.class);
  private static final String KEY = "dev.vertxagents.recorder";
  /** So long after the tick what has come in is told. */
  private static final long GATHER_MILLIS = 250;
  private static final long SECOND_MILLIS = 1_000;
  private static final int MOST_PENDING = 100;

  private final Vertx vertx;
  private final Context context;
  private final List<ContainerLog> logs = new CopyOnWriteArrayList<>();
  private final List<Consumer<NodeDigest>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> noticed = new CopyOnWriteArrayList<>();
  private final Budget budget = new Budget(logs::size);
  private final SamplingPace pace = new SamplingPace();
  private final TapHub taps = new TapHub(this);
  private final SeriesBook series = new SeriesBook(this::notice);
  private final FailureBook failures = new FailureBook();
  private final UnderWay underWay = new UnderWay();
  private final Board board = new Board();
  private @Nullable Ring ring;
  private volatile String node = "n1";
  private volatile boolean on;
  private volatile long until;
  private volatile @Nullable NodeDigest latest;
  private volatile @Nullable Places places;

  private Recorder(Vertx vertx) {
    this.vertx = vertx;
    this.context = VertxInternals.ownContext(vertx);
  }

  static FlightRecorder of(Vertx vertx) {
    return vertx.sharedData().<String, Recorder>getLocalMap(KEY).computeIfAbsent(KEY, key -> new Recorder(vertx));
  }

  @Override
  public void attach(Viewpoint container) {
    ContainerLog.attach(this, container);
  }

  @Override
  public void name(String name) {
    node = name;
  }

  @Override
  public void renew() {
    until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEASE_SECONDS);
    if (!on) {
      context.runOnContext(v -> begin());
    }
  }

  @Override
  public boolean isOn() {
    return on;
  }

  @Override
  public @Nullable NodeDigest latest() {
    return latest;
  }

  @Override
  public Runnable onTick(Consumer<NodeDigest> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Runnable onNotice(Consumer<String> listener) {
    noticed.add(listener);
    return () -> noticed.remove(listener);
  }

  private void notice(String text) {
    LOG.warn(text);
    tell(noticed, text);
  }

  private static <T> void tell(List<Consumer<T>> listeners, T what) {
    for (Consumer<T> listener : listeners) {
      try {
        listener.accept(what);
      } catch (RuntimeException e) {
        LOG.warn("listener of the recorder failed: listener={}", listener.getClass().getName(), e);
      }
    }
  }

  @Override
  public List<ContainerView> containers() {
    return logs.stream().map(ContainerLog::view).toList();
  }

  @Override
  public Tap tap(Set<AgentKey> agents, Consumer<TapBatch> listener) {
    return taps.open(agents, batch -> tell(List.of(listener), batch));
  }

  @Override
  public Future<CallPage> calls(CallQuery query) {
    return here(() -> ring == null ? new CallPage(List.of(), -1, true) : ring.find(query));
  }

  @Override
  public Future<CallTree> tree(long id, int limit) {
    return here(() -> new TreeSearch(ring, underWay.calls()).tree(id, limit));
  }

  @Override
  public Future<List<CallRow>> pending(AgentKey agent) {
    String key = agent.toString();
    return here(() -> underWay.calls().stream().filter(row -> row.from().equals(key) || row.to().equals(key))
        .limit(MOST_PENDING).toList());
  }

  @Override
  public Future<List<FailureGroup>> failures() {
    return here(() -> failures.groups(System.currentTimeMillis() * 1_000));
  }

  @Override
  public Future<List<SeriesInfo>> series() {
    return here(series::infos);
  }

  @Override
  public Future<@Nullable SeriesPoints> points(SeriesQuery query) {
    return here(() -> series.points(query));
  }

  @Override
  public long bytes() {
    return budget.bytes();
  }

  private <T> Future<T> here(Supplier<T> what) {
    return VertxInternals.on(context, vertx, what);
  }

  Vertx vertx() {
    return vertx;
  }

  Context context() {
    return context;
  }

  List<ContainerLog> logs() {
    return logs;
  }

  TapHub taps() {
    return taps;
  }

  Places places() {
    Places known = places;
    if (known == null) {
      known = new Places(containers());
      places = known;
    }
    return known;
  }

  Budget budget() {
    return budget;
  }

  SamplingPace pace() {
    return pace;
  }

  /** A container begins. On its loop. */
  void add(ContainerLog log) {
    logs.add(log);
    places = null;
    log.on(on);
    taps.changed();
  }

  /** A container is gone. */
  void remove(ContainerLog log) {
    logs.remove(log);
    places = null;
    context.runOnContext(v -> {
      underWay.remove(log);
      board.remove(log);
    });
  }

  private void begin() {
    if (on) {
      return;
    }
    on = true;
    if (ring == null) {
      ring = new Ring(Ring.SIZE);
    }
    logs.forEach(log -> log.context().runOnContext(v -> log.on(true)));
    taps.plan();
    nextTick();
  }

  private void end() {
    on = false;
    latest = null;
    underWay.clear();
    budget.weighed(weigh());
    logs.forEach(log -> log.context().runOnContext(v -> log.on(false)));
  }

  /** At the next whole second of wall time. */
  private void nextTick() {
    vertx.setTimer(untilSecond(), id -> context.runOnContext(v -> tick()));
  }

  private static long untilSecond() {
    return SECOND_MILLIS - System.currentTimeMillis() % SECOND_MILLIS;
  }

  private void tick() {
    budget.asked();
    logs.forEach(log -> log.context().runOnContext(v -> log.tick()));
    vertx.setTimer(GATHER_MILLIS, id -> context.runOnContext(v -> publish()));
    if (System.nanoTime() - until < 0) {
      nextTick();
    } else {
      vertx.setTimer(GATHER_MILLIS + 1, id -> context.runOnContext(v -> endUnlessRenewed()));
    }
  }

  private void endUnlessRenewed() {
    if (System.nanoTime() - until < 0) {
      nextTick();
    } else {
      end();
    }
  }

  /** A page. On its container's loop. */
  void take(ContainerLog log, Page page) {
    context.runOnContext(v -> {
      if (on && logs.contains(log)) {
        board.read(node, log, page, places());
        underWay.put(log, page, new RowReader(log.name(), page.legend(), places(), page.epochMicros()));
      }
      log.read();
    });
  }

  private long weigh() {
    return underWay.bytes() + board.bytes() + series.bytes() + (ring == null ? 0 : ring.bytes());
  }

  private void publish() {
    if (!on) {
      return;
    }
    NodeDigest digest = board.end(node);
    for (CallRow row : digest.samples()) {
      ring.add(row);
      if (row.code() != null) {
        failures.add(row, typeOf(row.to()));
      }
    }
    series.add(digest);
    pace.ticked(digest.ended(), digest.spanNanos() / 1e9);
    budget.weighed(weigh());
    latest = digest;
    tell(listeners, digest);
  }

  private @Nullable String typeOf(String key) {
    for (ContainerLog log : logs) {
      if (key.startsWith(log.name() + '/')) {
        return log.types().get(key.substring(log.name().length() + 1));
      }
    }
    return null;
  }

  /** Values have been recorded: they are fetched at the end of the second. On the container's loop. */
  void expectValues(ContainerLog log) {
    vertx.setTimer(untilSecond(), id -> log.context().runOnContext(v -> {
      long second = System.currentTimeMillis() / SECOND_MILLIS - 1;
      Map<Values.Key, Values.Summary> values = log.values().take();
      context.runOnContext(taken -> series.add(log, second, values));
    }));
  }
}
