package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that observe one container, as if they were one; what an observer throws is logged and harms nobody. Failures of
 * agents are logged too.
 */
final class Observers implements ContainerObserver {
  private static final Logger LOG = LoggerFactory.getLogger(Container.class);

  private final String container;
  private final List<ContainerObserver> observers;

  Observers(String container, List<ContainerObserver> observers) {
    this.container = container;
    this.observers = List.copyOf(observers);
  }

  /** Whether anybody would be told. */
  boolean none() {
    return observers.isEmpty();
  }

  @Override
  public void opened(ContainerView view) {
    each(observer -> observer.opened(view));
  }

  @Override
  public void closed() {
    each(ContainerObserver::closed);
  }

  @Override
  public void recorded(String aid, String name, double value) {
    each(observer -> observer.recorded(aid, name, value));
  }

  @Override
  public void spawned(String aid, Class<?> type) {
    each(observer -> observer.spawned(aid, type));
  }

  @Override
  public void started(String aid) {
    each(observer -> observer.started(aid));
  }

  @Override
  public void restarted(String aid) {
    each(observer -> observer.restarted(aid));
  }

  @Override
  public void stopped(String aid) {
    each(observer -> observer.stopped(aid));
  }

  @Override
  public void failed(String aid, Throwable cause) {
    LOG.warn("agent failed: container={} aid={}", container, aid, cause);
    each(observer -> observer.failed(aid, cause));
  }

  @Override
  public void nameLost(String aid, DirectoryEntry winner) {
    LOG.warn("name lost to an older claim: container={} aid={} name={} owner={}", container, aid, winner.name(),
        winner.addresses());
    each(observer -> observer.nameLost(aid, winner));
  }

  @Override
  public void connected(String peer, boolean inbound) {
    each(observer -> observer.connected(peer, inbound));
  }

  @Override
  public void lost(String peer, boolean inbound, @Nullable Throwable cause) {
    each(observer -> observer.lost(peer, inbound, cause));
  }

  @Override
  public void reconnected(String peer) {
    each(observer -> observer.reconnected(peer));
  }

  @Override
  public void refused(String peer) {
    each(observer -> observer.refused(peer));
  }

  @Override
  public void nodeLeft(String node) {
    each(observer -> observer.nodeLeft(node));
  }

  private void each(Consumer<ContainerObserver> report) {
    for (ContainerObserver observer : observers) {
      try {
        report.accept(observer);
      } catch (RuntimeException e) {
        LOG.warn("container observer failed: container={} observer={}", container, observer.getClass().getName(), e);
      }
    }
  }
}
