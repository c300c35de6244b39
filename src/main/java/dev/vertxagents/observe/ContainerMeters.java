package dev.vertxagents.observe;

import dev.vertxagents.agent.ContainerObserver;
import io.micrometer.core.instrument.Counter;
import io.vertx.codegen.annotations.Nullable;
import java.util.concurrent.atomic.AtomicInteger;

/** What becomes of one container's agents and connections; the last to be told, it takes the meters away. */
final class ContainerMeters implements ContainerObserver {
  private final Meters meters;
  private final AtomicInteger alive;
  private final AtomicInteger in;
  private final AtomicInteger out;
  private final Counter restarts;
  private final Counter failures;
  private final Counter lost;
  private final Counter refused;
  private final Counter reconnected;

  ContainerMeters(Meters meters) {
    this.meters = meters;
    alive = meters.gauge("agents.alive", "Agents that have their place");
    in = connections("in");
    out = connections("out");
    restarts = meters.counter("agents.restarts", "Agents made anew after a failure");
    failures = meters.counter("agents.failures", "Failures of agents outside of calls");
    lost = meters.counter("agents.connections.lost", "Connections that ended by a failure");
    refused = meters.counter("agents.connections.refused", "Connections over the bound");
    reconnected = meters.counter("agents.connections.reconnected", "Connections opened anew");
  }

  private AtomicInteger connections(String direction) {
    return meters.gauge("agents.connections", "Open connections", "direction", direction);
  }

  @Override
  public void spawned(String aid, Class<?> type) {
    alive.incrementAndGet();
  }

  @Override
  public void stopped(String aid) {
    alive.decrementAndGet();
  }

  @Override
  public void restarted(String aid) {
    restarts.increment();
  }

  @Override
  public void failed(String aid, Throwable cause) {
    failures.increment();
  }

  @Override
  public void connected(String peer, boolean inbound) {
    (inbound ? in : out).incrementAndGet();
  }

  @Override
  public void lost(String peer, boolean inbound, @Nullable Throwable cause) {
    (inbound ? in : out).decrementAndGet();
    if (cause != null) {
      lost.increment();
    }
  }

  @Override
  public void reconnected(String peer) {
    reconnected.increment();
  }

  @Override
  public void refused(String peer) {
    refused.increment();
  }

  @Override
  public void closed() {
    meters.close();
  }
}
