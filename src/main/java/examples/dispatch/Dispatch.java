package examples.dispatch;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.launch.Program;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The program: reads a case, settles its agents, lets them begin, and shows what they came to. Exit code 0 only if
 * they found that they are done.
 *
 * <p><b>Configuration</b>: {@code {"case": "conf/cases/pjm5.m", "places": ["west", "east"], "peers": {"east":
 * "tcp://127.0.0.1:5556/"}, "maxRounds": 10000, "patience": "PT2M"}}. A place is a container of this process, or one
 * of the {@code peers}; in a cluster it may be anywhere, and its agents are called by their names. The case may also be
 * the first argument; {@code patience} is how long to wait for peers.
 */
public final class Dispatch implements Program {
  @Override
  public Future<Integer> run(Setting setting) {
    String path = setting.arguments().isEmpty() ? setting.config().getString("case") : setting.arguments().get(0);
    return setting.vertx().executeBlocking(() -> Grid.read(path)).compose(grid -> new Run(setting, grid).start());
  }

  /** One run, from the agents' birth to the last line of output. */
  private static final class Run {
    private final Setting setting;
    private final Vertx vertx;
    private final Grid grid;
    private final Map<String, Container> own = new LinkedHashMap<>();
    private final Settlement settlement;
    private final Container home;
    private final ProgressLine progress;
    private long began;

    Run(Setting setting, Grid grid) {
      this.setting = setting;
      this.vertx = setting.vertx();
      this.grid = grid;
      settlement = new Settlement(grid, addresses(), own);
      home = own.values().stream().findFirst().orElseThrow(() -> new IllegalArgumentException(
          "no place of this program is here: places=" + setting.config().getValue("places")
              + " (name a container so)"));
      progress = new ProgressLine(setting, grid);
    }

    private Map<String, String> addresses() {
      Map<String, String> addresses = new LinkedHashMap<>();
      JsonObject peers = setting.config().getJsonObject("peers", new JsonObject());
      for (Object name : setting.config().getJsonArray("places", new JsonArray())) {
        String place = name.toString();
        Container container = Container.get(vertx, place);
        if (container != null) {
          own.put(place, container);
        } else if (!peers.containsKey(place) && !vertx.isClustered()) {
          throw new IllegalArgumentException("unknown place: place=" + place + " (a container here, or one of peers)");
        }
        addresses.put(place, container != null ? container.address() : peers.getString(place, Settlement.BY_NAME));
      }
      return addresses;
    }

    Future<Integer> start() {
      return settlement.spawn(setting.config().getInteger("maxRounds", 10_000))
          .compose(devices -> together().compose(coordination -> rounds(devices, coordination)))
          .map(outcome -> {
            Duration time = Duration.ofNanos(System.nanoTime() - began);
            new Summary(grid, outcome, time).print(setting.out(), setting.json());
            return outcome.converged() ? 0 : 1;
          });
    }

    /** Waits until every place has its agents. */
    private Future<Coordination> together() {
      Duration patience = setting.patience().isZero()
          ? Duration.parse(setting.config().getString("patience", "PT2M")) : setting.patience();
      return home.proxy(settlement.coordinatorAddress()).connect(patience).compose(proxy -> {
        Coordination patient = proxy.timeout(patience).as(Coordination.class);
        List<Future<Void>> joined = own.keySet().stream().map(place -> patient.join(place, grid.hashCode())).toList();
        return Future.all(joined).map(all -> proxy.timeout(Duration.ofDays(1)).as(Coordination.class));
      });
    }

    private Future<Outcome> rounds(List<AgentProxy> devices, Coordination coordination) {
      began = System.nanoTime();
      Future<Outcome> outcome = coordination.outcome();
      long timer = vertx.setPeriodic(ProgressLine.PERIOD_MS, id -> coordination.progress().onSuccess(progress::show));
      devices.forEach(device -> device.call("begin").onFailure(e -> coordination.abandon(e.getMessage())));
      return outcome.onComplete(done -> {
        vertx.cancelTimer(timer);
        progress.clear();
      });
    }
  }
}
