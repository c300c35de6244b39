package dev.vertxagents.console;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** 5 000 agents of four types, each of which reads four others when it is told to: 25 000 pairs of who calls whom. */
final class BusyPlant {
  static final int AGENTS = 5_000;
  /** Those that one {@code readAll} makes, itself included. */
  static final int CALLS = 5;

  private final List<Container> containers;
  private final List<AgentProxy> agents = new ArrayList<>();

  /** Reads others. */
  static class Busy extends Agent {
    List<String> addresses = List.of();
    private List<AgentProxy> friends = List.of();

    @Override
    protected Future<?> start() {
      friends = addresses.stream().map(address -> container().proxy(address)).toList();
      return Future.succeededFuture();
    }

    @Expose
    public int read() {
      return 1;
    }

    @Expose
    public Future<?> readAll(double value) {
      container().record(self(), "power", value);
      return Future.join(friends.stream().map(friend -> friend.call("read")).toList())
          .map(read -> friends.size());
    }
  }

  static final class Meter extends Busy { }

  static final class Store extends Busy { }

  static final class Market extends Busy { }

  static final class Line extends Busy { }

  BusyPlant(List<Container> containers) {
    this.containers = containers;
    for (int i = 0; i < AGENTS; i++) {
      Busy agent = List.of(new Meter(), new Store(), new Market(), new Line()).get(i % 4);
      agent.addresses = friends(i);
      agents.add(home(i).spawn("agent-" + i, agent).await());
    }
  }

  private Container home(int agent) {
    return containers.get(agent % containers.size());
  }

  private List<String> friends(int agent) {
    List<String> friends = new ArrayList<>();
    for (int i = 1; i < CALLS; i++) {
      int friend = (agent + i * 7) % AGENTS;
      friends.add(home(friend).address() + "agent-" + friend);
    }
    return friends;
  }

  /** Has an agent read its friends. */
  Future<?> readAll(int agent, double value) {
    return agents.get(agent).call("readAll", value);
  }
}
