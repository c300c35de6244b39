package dev.vertxagents.observe;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerStatus;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether containers live, and whether they are ready, as health checks of Vert.x. An application mounts them wherever
 * it likes, with vertx-web {@code HealthCheckHandler.createWithHealthChecks(health.ready())}, and may register checks
 * of its own on either.
 *
 * <p>A container lives if its event loop answers within the bound: if not, only a restart helps. It is ready if it
 * also takes calls, all agents that have been spawned have started, and its directory answers: if not, callers had
 * better go elsewhere for a while. Without any container the process lives and is not ready.
 *
 * <p>Usable from any thread. Needs {@code io.vertx:vertx-health-check} on the class path.
 */
public final class ContainerHealth {
  /** How long a container may take to answer. */
  public static final Duration DEFAULT_BOUND = Duration.ofSeconds(2);
  /** What nobody is called; only that there is an answer matters. */
  private static final String NOBODY = "-";

  private final Vertx vertx;
  private final Supplier<? extends Collection<Container>> containers;
  private final HealthChecks live;
  private final HealthChecks ready;
  private final long boundMillis;

  private ContainerHealth(Vertx vertx, Supplier<? extends Collection<Container>> containers, Duration bound) {
    this.vertx = vertx;
    this.containers = containers;
    this.boundMillis = bound.toMillis();
    // their own limit is there for those who register more
    this.live = HealthChecks.create(vertx).register("containers", 2 * boundMillis, this::checkLive);
    this.ready = HealthChecks.create(vertx).register("containers", 2 * boundMillis, this::checkReady);
  }

  /** The health of some containers. */
  public static ContainerHealth of(Vertx vertx, Container... containers) {
    List<Container> all = List.of(containers);
    return of(vertx, () -> all, DEFAULT_BOUND);
  }

  /**
   * The health of containers that may change.
   *
   * @param vertx for timers; those of the containers may be blocked, another one is not
   * @param containers asked at each check, from any thread
   * @param bound how long a container may take to answer, 1 ms to 1 min
   */
  public static ContainerHealth of(Vertx vertx, Supplier<? extends Collection<Container>> containers,
      Duration bound) {
    if (bound.toMillis() < 1 || bound.toMinutes() > 1) {
      throw new IllegalArgumentException("bound out of range: bound=" + bound + " (PT0.001S to PT1M)");
    }
    return new ContainerHealth(vertx, Objects.requireNonNull(containers, "containers"), bound);
  }

  /** Whether the process does anything at all. */
  public HealthChecks live() {
    return live;
  }

  /** Whether calls are welcome. */
  public HealthChecks ready() {
    return ready;
  }

  private void checkLive(Promise<Status> outcome) {
    check(outcome, container -> answer(container.status()).map(status -> ""), true);
  }

  private void checkReady(Promise<Status> outcome) {
    check(outcome, container -> answer(container.status()).map(ContainerHealth::hindrance)
        .compose(hindrance -> hindrance.isEmpty() ? directory(container) : Future.succeededFuture(hindrance)), false);
  }

  private static String hindrance(ContainerStatus status) {
    if (!status.open()) {
      return "takes no calls: it opens or drains";
    }
    return status.starting() == 0 ? "" : "agents start: starting=" + status.starting() + " agents=" + status.agents();
  }

  private Future<String> directory(Container container) {
    return answer(container.directory().find(NOBODY)).map("").recover(failure -> Future.succeededFuture(
        AgentException.is(failure, FailureCode.NO_SUCH_AGENT) ? "" : "directory does not answer"));
  }

  /** What hinders each container, if anything does. */
  private void check(Promise<Status> outcome, Function<Container, Future<String>> look, boolean withoutAny) {
    List<Container> all = List.copyOf(containers.get());
    List<Future<String>> looks = all.stream().map(each -> look.apply(each)
        .recover(failure -> Future.succeededFuture("event loop does not answer: boundMillis=" + boundMillis)))
        .toList();
    Future.join(looks).onComplete(looked -> {
      JsonObject data = new JsonObject();
      for (int i = 0; i < all.size(); i++) {
        String hindrance = looks.get(i).result();
        data.put(all.get(i).name(), hindrance.isEmpty() ? "ok" : hindrance);
      }
      boolean ok = looks.stream().allMatch(each -> each.result().isEmpty()) && (withoutAny || !all.isEmpty());
      outcome.tryComplete(ok ? Status.OK(data) : Status.KO(data));
    });
  }

  /** Within the bound, on a timer of our own {@code Vertx}: that of the container may stand still. */
  private <T> Future<T> answer(Future<T> question) {
    Promise<T> answer = Promise.promise();
    long timer = vertx.setTimer(boundMillis, id -> answer.tryFail("no answer in time"));
    question.onComplete(outcome -> {
      vertx.cancelTimer(timer);
      if (outcome.succeeded()) {
        answer.tryComplete(outcome.result());
      } else {
        answer.tryFail(outcome.cause());
      }
    });
    return answer.future();
  }
}
