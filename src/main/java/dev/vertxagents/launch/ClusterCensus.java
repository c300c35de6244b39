package dev.vertxagents.launch;

import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.cluster.ClusterDirectory;
import dev.vertxagents.cluster.ClusterNodes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Asks all containers of a cluster who lives in them: those that were claimed by their names, and those that named
 * agents live in. One that does not answer is listed with what the directory knows of it.
 */
final class ClusterCensus {
  private static final long PATIENCE_SECONDS = 5;

  private final Vertx vertx;
  private final CommonOptions options;
  /** By what the addresses of their agents begin with; told in the order of their names. */
  private final Map<String, String> containers = new TreeMap<>();
  /** By their addresses. */
  private final Map<String, DirectoryEntry> named = new TreeMap<>();

  ClusterCensus(Vertx vertx, CommonOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  /** {@code {"nodes": 2, "containers": [{"name", "address", "agents": [{"aid", "name", …}]}]}}. */
  Future<Map<String, Object>> take() {
    int others = ClusterNodes.of(vertx).members().size() - 1;
    if (others == 0) {
      return Future.failedFuture(new IllegalStateException(
          "nobody else is in the cluster: nodes=0 (start a descriptor there: run conf/meters.json)"));
    }
    return Future.all(ClusterDirectory.ofContainers(vertx).compose(ClusterDirectory::all),
            ClusterDirectory.open(vertx).compose(ClusterDirectory::all))
        .compose(known -> take(others, known.resultAt(0), known.resultAt(1)));
  }

  private Future<Map<String, Object>> take(int nodes, List<DirectoryEntry> places, List<DirectoryEntry> names) {
    places.forEach(entry -> address(entry).ifPresent(base -> containers.put(base, entry.container())));
    names.forEach(entry -> address(entry).ifPresent(address -> {
      containers.put(address.substring(0, address.lastIndexOf('/') + 1), entry.container());
      named.put(address, entry);
    }));
    Comparator<Map.Entry<String, String>> byName = Map.Entry.comparingByValue();
    return Future.join(containers.entrySet().stream().sorted(byName.thenComparing(Map.Entry::getKey))
        .map(each -> ask(each.getKey(), each.getValue())).toList()).map(all -> {
      Map<String, Object> cluster = new LinkedHashMap<>();
      cluster.put("nodes", nodes);
      cluster.put("containers", all.list());
      return cluster;
    });
  }

  /** Where it can be asked: an agent has an address on the event bus, too, which leads to the same container. */
  private static Optional<String> address(DirectoryEntry entry) {
    List<String> all = entry.addresses();
    return all.stream().filter(address -> !address.startsWith("bus:")).findFirst().or(() -> all.stream().findFirst());
  }

  private Future<Map<String, Object>> ask(String base, String name) {
    return Future.succeededFuture().compose(v -> new Census(vertx, PeerAddress.parse(base), options).take())
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .map(described -> container(base, name, withNames(base, described.get("agents"))))
        .otherwise(failure -> {
          Map<String, Object> silent = container(base, name, known(base));
          silent.put("error", ErrorLine.of(failure));
          return silent;
        });
  }

  private static Map<String, Object> container(String base, String name, List<Object> agents) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", name);
    described.put("address", base);
    described.put("agents", agents);
    return described;
  }

  private List<Object> withNames(String base, Object agents) {
    List<Object> all = new ArrayList<>();
    for (Object agent : agents instanceof List<?> list ? list : List.of()) {
      Map<Object, Object> described = new LinkedHashMap<>(agent instanceof Map<?, ?> map ? map : Map.of());
      DirectoryEntry entry = named.get(base + described.get("aid"));
      if (entry != null) {
        described.put("name", entry.name());
      }
      all.add(described);
    }
    return all;
  }

  private List<Object> known(String base) {
    List<Object> all = new ArrayList<>();
    named.forEach((address, entry) -> {
      if (address.startsWith(base)) {
        all.add(Map.of("aid", address.substring(base.length()), "name", entry.name()));
      }
    });
    return all;
  }
}
