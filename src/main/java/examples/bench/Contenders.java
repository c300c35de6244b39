package examples.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/** Who takes part. */
final class Contenders {
  static final String NETTY = "netty";
  static final String AGENTS = "agents";
  static final String AGENTS_JSON = "agents-json";
  /** Within one process: with an observer registered. */
  static final String AGENTS_OBSERVED = "agents-observed";
  /** Within one process: with a recorder that nobody asks. */
  static final String AGENTS_IDLE = "agents-idle";
  /** Over the event bus of a cluster. */
  static final String AGENTS_BUS = "agents-bus";
  static final String GRPC = "grpc-direct";
  static final String EVENT_BUS = "event-bus";
  /** With the cheapest bodies. */
  static final String EVENT_BUS_LONG = "event-bus-long";
  static final String PLAIN = "plain-future";
  static final String HOPS = "two-hops";
  static final List<String> REMOTE = List.of(NETTY, AGENTS, AGENTS_JSON, GRPC, EVENT_BUS,
      EVENT_BUS_LONG, AGENTS_BUS);

  private Contenders() {
  }

  /** Those of some names that the class path has. */
  static List<Contender> present(Collection<String> names, String codec) {
    List<Contender> all = new ArrayList<>(List.of(new BareNetty(), new Agents(AGENTS, codec),
        new Agents(AGENTS_JSON, "json")));
    all.addAll(Watched.all(codec));
    ServiceLoader.load(Contender.class, Contender.class.getClassLoader()).forEach(all::add);
    return all.stream().filter(contender -> names.contains(contender.name())).toList();
  }

  /** Those of some names that the class path has not. */
  static List<String> absent(Collection<String> names) {
    List<String> present = present(names, "msgpack").stream().map(Contender::name).toList();
    return names.stream().filter(name -> !present.contains(name)).toList();
  }
}
