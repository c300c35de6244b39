package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.codec.TypeReference;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One other container that is asked for names. Whoever does not understand the question knows none. */
final class Seed {
  static final int NAMES_PER_PAGE = 500;
  private static final int MAX_PAGES = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final TypeReference<List<DirectoryEntry>> PAGE = new TypeReference<>() { };

  private final String host;
  private final PathProxy root;
  private Map<String, DirectoryEntry> told = Map.of();
  private int silentRounds;

  private Seed(String host, PathProxy root) {
    this.host = host;
    this.root = root;
  }

  /** Fails with {@link IllegalArgumentException} for what is no endpoint. */
  static Seed of(OpenContainer owner, String text) {
    AgentAddress address;
    try {
      address = AgentAddress.parse((text.endsWith("/") ? text : text + "/") + "0");
    } catch (AgentException e) {
      throw new IllegalArgumentException("not an endpoint: seeds=" + Quoted.of(text) + " (write tcp://host:port)", e);
    }
    if (address.scheme() != Scheme.TCP) {
      throw new IllegalArgumentException("not an endpoint: seeds=" + Quoted.of(text) + " (write tcp://host:port)");
    }
    PlaceRoad road = new PlaceRoad(owner, address.withAid(""), new ConnectOptions());
    return new Seed(address.place(), new PathProxy(road, "").realTimeout(PATIENCE));
  }

  String host() {
    return host;
  }

  /** Who has a name, or null. Fails if it cannot be asked. */
  Future<DirectoryEntry> find(String name) {
    return understood(root.call(Call.of("_find", name).returning(DirectoryEntry.class)), null)
        .map(entry -> entry == null || entry.name().equals(name) ? entry : null);
  }

  /** All that it knows, by name. Fails if it cannot be asked. */
  Future<Map<String, DirectoryEntry>> all() {
    return page("", new HashMap<>(), 0);
  }

  private Future<Map<String, DirectoryEntry>> page(String after, Map<String, DirectoryEntry> sofar, int pages) {
    return understood(root.call(Call.of("_query", after).returning(PAGE)), List.of()).compose(page -> {
      page.forEach(entry -> sofar.put(entry.name(), entry));
      return page.size() < NAMES_PER_PAGE || pages == MAX_PAGES ? Future.succeededFuture(sofar)
          : page(page.get(page.size() - 1).name(), sofar, pages + 1);
    });
  }

  /** An answer that says it cannot be answered is one, too. */
  private static <T> Future<T> understood(Future<T> answer, T nothing) {
    return answer.recover(failure -> AgentException.is(failure, FailureCode.NOT_CONNECTED, FailureCode.TIMEOUT,
        FailureCode.CONNECTION_LOST, FailureCode.SHUTTING_DOWN, FailureCode.OVERLOADED)
            ? Future.failedFuture(failure) : Future.succeededFuture(nothing));
  }

  /** What it told in the last round. */
  Map<String, DirectoryEntry> told() {
    return told;
  }

  void tells(Map<String, DirectoryEntry> all) {
    told = all;
    silentRounds = 0;
  }

  /** One more round without answer; how many it is now. */
  int silent() {
    return ++silentRounds;
  }
}
