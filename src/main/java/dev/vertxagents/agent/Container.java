package dev.vertxagents.agent;

import dev.vertxagents.clock.AgentClock;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where agents live: a verticle with an endpoint. Usable from any thread; results arrive on the caller's context.
 */
public interface Container {
  /** A container without endpoint: its agents are reached from this {@code Vertx} only, at {@code local://name/aid}. */
  static Future<Container> open(Vertx vertx) {
    return open(vertx, new ContainerOptions());
  }

  /**
   * Deploys a container and opens its endpoint. Fails if it cannot listen, or if the name is taken in this {@code
   * Vertx}.
   */
  static Future<Container> open(Vertx vertx, ContainerOptions options) {
    return builder(vertx).with(options).open();
  }

  static ContainerBuilder builder(Vertx vertx) {
    return new ContainerBuilder(vertx);
  }

  /** The container of that name in this {@code Vertx}, also one that a descriptor deployed, or null. */
  static @Nullable Container get(Vertx vertx, String name) {
    return Containers.of(vertx).named(name);
  }

  /** Starts an agent under the next free number: {@code "0"}, {@code "1"}, … Completes when its {@code start} has. */
  Future<AgentProxy> spawn(Agent agent);

  Future<AgentProxy> spawn(String aid, Agent agent);

  /**
   * With options. Completes when the agent has started: if it is to be restarted, when any of its lives has. Fails with
   * what {@code start}, or the supplier's first call, failed with.
   */
  Future<AgentProxy> spawn(Supplier<? extends Agent> agent, AgentOptions options);

  /** Starts an agent that the container's {@link AgentFactory} makes. */
  Future<AgentProxy> spawn(Class<? extends Agent> type, AgentOptions options);

  /** Stops an agent; completes when its {@code stop} has. Fails with {@code NO_SUCH_AGENT}. */
  Future<Void> remove(String aid);

  /** A proxy; no I/O yet. A bad address fails the first call. */
  AgentProxy proxy(String address);

  <T> T proxy(String address, Class<T> api);

  AgentProxy proxy(String address, ConnectOptions options);

  /** A proxy of an agent that is known to be there now. */
  Future<AgentProxy> connect(String address);

  <T> Future<T> connect(String address, Class<T> api);

  /**
   * Completes when an agent is gone, and says why: at once if it is not there. An agent that is being restarted is not
   * gone until that is given up. For an agent elsewhere the connection is kept under watch meanwhile
   * ({@link ContainerOptions#setMonitorInterval}). Of an agent in a Python container only the end of the connection is
   * learnt.
   *
   * <p><b>Fails with</b> {@code BAD_ADDRESS}; {@code OVERLOADED} if a bound of the connection is reached here or there;
   * {@code SHUTTING_DOWN} when this container is closed before the agent is gone.
   */
  Future<Departure> monitor(String address);

  String name();

  /** What its agents' addresses begin with: {@code tcp://127.0.0.1:5555/}. */
  String address();

  AgentClock clock();

  /**
   * Keeps a value of one of the agents here as a series that can be plotted, {@code aid.name}, at the time it is now.
   * Only observers keep any; without one this does nothing.
   *
   * @param self the agent: its {@code self()}; others are ignored
   * @param name 1 to 64 characters
   * @param value in whatever unit; not a number makes a gap
   */
  void record(AgentProxy self, String name, double value);

  /** Where agents are found by name. */
  Directory directory();

  /** How it does: answered by its own event loop, so that no answer is an answer, too. */
  Future<ContainerStatus> status();

  /** An orderly end within the drain time of the options. */
  Future<Void> shutdown();

  Future<Void> shutdown(Duration drain);

  /** {@code shutdown(Duration.ZERO)}. */
  Future<Void> close();
}
