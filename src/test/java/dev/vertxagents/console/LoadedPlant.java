package dev.vertxagents.console;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * 5 000 agents, each of which reads four others again and again and records a value: 25 000 pairs of who calls whom. It
 * is weighed before anybody looks, and when four look and all that is bounded is full.
 */
final class LoadedPlant {
  private static final int AGENTS = 5_000;
  private static final int FRIENDS = 4;
  private static final int PAGES = 4;
  private static final int ROUNDS = 5;

  private final WeighedConsole console = new WeighedConsole();
  private final List<AgentProxy> agents = new ArrayList<>();

  /** Reads others. */
  static class Busy extends Agent {
    List<String> friends = List.of();

    @Expose
    public int read() {
      return 1;
    }

    @Expose
    public Future<?> readAll(double value) {
      container().record(self(), "power", value);
      return Future.join(friends.stream().map(friend -> container().proxy(friend).call("read")).toList())
          .map(read -> friends.size());
    }
  }

  static final class Meter extends Busy { }

  static final class Store extends Busy { }

  static final class Market extends Busy { }

  static final class Line extends Busy { }

  public static void main(String[] args) {
    LoadedPlant plant = new LoadedPlant();
    plant.settle();
    plant.work();
    plant.console.weigh();
    for (int i = 0; i < PAGES; i++) {
      plant.console.look();
    }
    long before;
    do {
      before = plant.console.recorder.bytes();
      plant.work();
    } while (plant.console.recorder.bytes() > before + before / 200);
    plant.console.weigh();
    plant.console.end();
  }

  private void settle() {
    for (int i = 0; i < AGENTS; i++) {
      Busy agent = List.of(new Meter(), new Store(), new Market(), new Line()).get(i % 4);
      agent.friends = friends(i);
      agents.add(console.containers.get(i % WeighedConsole.CONTAINERS).spawn("agent-" + i, agent).await());
    }
  }

  private List<String> friends(int agent) {
    List<String> friends = new ArrayList<>();
    for (int i = 1; i <= FRIENDS; i++) {
      int friend = (agent + i * 7) % AGENTS;
      friends.add(console.containers.get(friend % WeighedConsole.CONTAINERS).address() + "agent-" + friend);
    }
    return friends;
  }

  private void work() {
    for (int i = 0; i < ROUNDS; i++) {
      List<Future<?>> all = new ArrayList<>();
      for (int container = 0; container < WeighedConsole.CONTAINERS; container++) {
        all.add(work(container, i));
      }
      Future.join(all).await();
    }
    System.out.println("recorder " + console.recorder.bytes());
  }

  /** The agents of a container, one after the other. */
  private Future<?> work(int agent, double value) {
    return agent >= AGENTS ? Future.succeededFuture()
        : agents.get(agent).call("readAll", value).compose(read -> work(agent + WeighedConsole.CONTAINERS, value));
  }
}
