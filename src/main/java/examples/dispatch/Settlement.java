package examples.dispatch;

import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who lives where. The agents of a grid are dealt out in turn to the places, so that most calls go from one place to
 * another. Every process works out the same plan and spawns the agents of the places that it has; where some
 * are called by their names, their ids are their names.
 */
final class Settlement {
  static final String COORDINATOR = "coordinator";
  /** What addresses begin with at a place that is somewhere in the cluster. */
  static final String BY_NAME = "name:";

  private final Grid grid;
  private final Devices devices;
  private final List<String> addresses;
  private final Map<String, Container> own;
  private final List<String> places;

  /**
   * Plans.
   *
   * @param addresses what the addresses of each place's agents begin with, by place; the first is the coordinator's
   * @param own the containers of the places in this process
   */
  Settlement(Grid grid, Map<String, String> addresses, Map<String, Container> own) {
    this.grid = grid;
    this.devices = Devices.of(grid);
    this.places = List.copyOf(addresses.keySet());
    this.addresses = List.copyOf(addresses.values());
    this.own = new LinkedHashMap<>(own);
  }

  String coordinatorAddress() {
    return addresses.get(0) + COORDINATOR;
  }

  /** Spawns what lives in this process; answers with the devices, which wait to begin. */
  Future<List<AgentProxy>> spawn(int maxRounds) {
    List<Future<AgentProxy>> others = new ArrayList<>();
    if (own.containsKey(places.get(0))) {
      others.add(own.get(places.get(0))
          .spawn(() -> new CoordinatorAgent(grid, Set.copyOf(places), maxRounds), named(COORDINATOR)));
    }
    for (int bus = 0; bus < grid.buses().size(); bus++) {
      Container home = own.get(placeOfBus(bus));
      if (home != null) {
        BusAgent agent = new BusAgent(bus, devices.terminalsAt(bus), coordinatorAddress());
        others.add(home.spawn(() -> agent, named(busName(bus))));
      }
    }
    return Future.all(others).compose(ready -> spawnDevices());
  }

  private AgentOptions named(String aid) {
    return new AgentOptions().setAid(aid).setName(addresses.contains(BY_NAME) ? aid : null);
  }

  private Future<List<AgentProxy>> spawnDevices() {
    List<Future<AgentProxy>> spawned = new ArrayList<>();
    for (int i = 0; i < devices.list().size(); i++) {
      Container home = own.get(places.get(i % places.size()));
      if (home != null) {
        Devices.Placed placed = devices.list().get(i);
        spawned.add(home.spawn(placed.name(), new DeviceAgent(placed, busAddresses(placed), coordinatorAddress())));
      }
    }
    return Future.all(spawned).map(all -> all.<AgentProxy>list());
  }

  private List<String> busAddresses(Devices.Placed placed) {
    return Arrays.stream(placed.device().buses())
        .mapToObj(bus -> addresses.get(bus % addresses.size()) + busName(bus)).toList();
  }

  private String placeOfBus(int bus) {
    return places.get(bus % places.size());
  }

  private String busName(int bus) {
    return "bus-" + grid.buses().get(bus).number();
  }
}
