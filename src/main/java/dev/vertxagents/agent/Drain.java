package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The orderly end of a container: nothing new is taken, what runs may end, agents stop, what is queued is sent,
 * connections close. It happens once; whoever asks again gets the same Future. Undeploying and {@code shutdown} both
 * lead here.
 */
final class Drain {
  /** What agents get for their {@code stop} even if the drain time is over. */
  private static final long STOP_MILLIS = 400;
  /** What sockets get for their end. */
  private static final long CLOSE_MILLIS = 500;
  /**
   * Connections close when nothing was heard for so long: what a peer has sent before it learned that the names are
   * gone, or was refused, is answered, not lost.
   */
  private static final long QUIET_MILLIS = 100;
  /** How long that is waited for at most: some peers never stop. */
  private static final long LISTEN_MILLIS = 500;

  private final OpenContainer container;
  private volatile boolean begun;
  private @Nullable Promise<Void> ended;
  private @Nullable Promise<Void> undeployed;

  Drain(OpenContainer container) {
    this.container = container;
  }

  /** Whether calls are refused. From any thread. */
  boolean begun() {
    return begun;
  }

  /** Drains, then takes the container's verticle away. From any thread. */
  Future<Void> undeploy(Duration limit) {
    return container.home().call(() -> {
      if (undeployed == null) {
        undeployed = Promise.promise();
        run(limit).transform(drained -> undeploy()).onComplete(undeployed);
      }
      return undeployed.future();
    });
  }

  private Future<Void> undeploy() {
    Context context = container.home().context();
    boolean deployed = container.home().vertx().deploymentIDs().contains(context.deploymentID());
    return deployed ? container.home().vertx().undeploy(context.deploymentID()).otherwiseEmpty()
        : Future.succeededFuture();
  }

  /** Drains. On the container's context. */
  Future<Void> run(Duration limit) {
    if (ended != null) {
      return ended.future();
    }
    ended = Promise.promise();
    begun = true;
    Future<?> withdrawn = container.directory().close();
    container.rpc().drain();
    long end = System.nanoTime() + limit.toNanos();
    Future<?> refusing = container.endpoints().refuse();
    atMost(container.rpc().whenIdle(), millisUntil(end))
        .compose(idle -> atMost(stopAgents(), millisUntil(end) + STOP_MILLIS))
        .compose(stopped -> atMost(withdrawn, STOP_MILLIS))
        .compose(told -> atMost(quiet(), Math.min(millisUntil(end), LISTEN_MILLIS)))
        .compose(quiet -> atMost(Future.join(refusing, close()), CLOSE_MILLIS))
        .onComplete(closed -> {
          container.observers().closed();
          ended.complete();
        });
    return ended.future();
  }

  /** Completes when no peer says anything any more. */
  private Future<Void> quiet() {
    Endpoints endpoints = container.endpoints();
    if (endpoints.connections().isEmpty()) {
      return Future.succeededFuture();
    }
    long before = endpoints.heard();
    return container.home().vertx().timer(QUIET_MILLIS)
        .compose(v -> endpoints.heard() == before ? Future.succeededFuture() : quiet());
  }

  private Future<?> stopAgents() {
    List<AgentCell> cells = new ArrayList<>(container.agents().all());
    Collections.reverse(cells);
    return Future.join(cells.stream().map(AgentCell::stop).toList());
  }

  private Future<?> close() {
    container.monitors().end();
    container.rpc().abandon("container was closed while the method ran: container=" + container.name());
    Future<?> inbound = container.endpoints().close();
    container.neighbours().remove(container);
    return Future.join(inbound, container.roads().peers().close());
  }

  private static long millisUntil(long end) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
  }

  /** Completes with the future, or without it when it takes too long. */
  private Future<Void> atMost(Future<?> future, long millis) {
    Promise<Void> over = Promise.promise();
    if (millis == 0) {
      return Future.succeededFuture();
    }
    long timer = container.home().vertx().setTimer(millis, id -> over.tryComplete());
    future.onComplete(outcome -> {
      container.home().vertx().cancelTimer(timer);
      over.tryComplete();
    });
    return over.future();
  }
}
