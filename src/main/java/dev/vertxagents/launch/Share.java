package dev.vertxagents.launch;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.DirectoryChange;
import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.cluster.ClusterDirectory;
import dev.vertxagents.launch.Plan.ContainerPlan;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The containers of a descriptor that this process has in a cluster. Each container is claimed by its name before it is
 * opened, so it runs in one process at most; a process takes the first that nobody has, and no more than it may. One
 * with room left stands by: it takes what is given back, what belonged to a node that is gone, and what has ended by
 * itself. What it has it keeps, until it ends or learns, after a split of the cluster, that an older claim exists.
 *
 * <p>Events say when to look; looking every two seconds makes up for those that were lost. On the context of the
 * descriptor's verticle only.
 */
final class Share {
  private static final Logger LOG = LoggerFactory.getLogger(Descriptor.class);
  private static final long LOOK_MILLIS = 2_000;
  /** A container that did not start, or has ended by itself, is left alone for this long: others may do better. */
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Context context;
  private final Plan plan;
  private final ClusterDirectory places;
  private final Host host;
  private final Map<String, Held> held = new LinkedHashMap<>();
  /** Until when a container is left alone, in {@code System.nanoTime}. */
  private final Map<String, Long> resting = new HashMap<>();
  private Runnable endOfWatch = () -> { };
  private boolean begun;
  private boolean looking;
  private boolean again;
  private boolean ending;

  /** Who opens the containers. */
  interface Host {
    /** Opens one with all of its agents; if it fails nothing is left of it. */
    Future<Started> start(ContainerPlan plan);

    /** Which ones there are has changed. */
    void changed(List<Started> now);
  }

  private record Held(Started started, DirectoryEntry claim) {
  }

  Share(Context context, Plan plan, ClusterDirectory places, Host host) {
    this.context = context;
    this.plan = plan;
    this.places = places;
    this.host = host;
  }

  /** Takes what is free. Fails with what a container failed with, and then nothing is left. */
  Future<Void> begin() {
    endOfWatch = places.watch(change -> context.runOnContext(v -> hear(change)));
    return look().onSuccess(taken -> {
      begun = true;
      context.owner().setPeriodic(LOOK_MILLIS, id -> lookAgain());
    }).recover(failure -> {
      ending();
      return Future.join(held.values().stream().map(each -> each.started().container().close()).toList())
          .transform(closed -> end()).transform(over -> Future.failedFuture(failure));
    });
  }

  /** Whether what was free at the beginning has been taken. */
  boolean hasBegun() {
    return begun;
  }

  /** What is known of those that are not here, in their order; an entry without addresses where nobody has one. */
  Future<List<DirectoryEntry>> elsewhere() {
    return here(Future.succeededFuture()).compose(now -> Future.join(plan.containers().stream().map(Share::name)
            .filter(name -> !held.containsKey(name)).map(name -> places.find(name)
                .map(owner -> owner == null ? new DirectoryEntry(name, List.of(), List.of(), name, "", 0) : owner))
            .toList()))
        .map(found -> found.<DirectoryEntry>list());
  }

  private void hear(DirectoryChange change) {
    boolean gone = change.kind() != DirectoryChange.Kind.ADDED;
    if (gone && plan.containers().stream().anyMatch(each -> name(each).equals(change.entry().name()))) {
      lookAgain();
    }
  }

  private void lookAgain() {
    if (looking || ending) {
      again = looking;
      return;
    }
    look().onFailure(Share::told);
  }

  /** A cluster that is busy with the loss of a node is asked again soon. */
  private static void told(Throwable failure) {
    LOG.atLevel(AgentException.is(failure, FailureCode.NOT_CONNECTED) ? Level.DEBUG : Level.WARN)
        .log("container could not be taken: {}", ErrorLine.of(failure));
  }

  private Future<Void> look() {
    looking = true;
    dropEnded();
    return next(plan.containers().iterator()).onComplete(done -> {
      looking = false;
      if (again) {
        again = false;
        lookAgain();
      }
    });
  }

  /** Containers can end by themselves: when agents escalate, or by code. */
  private void dropEnded() {
    for (Held each : List.copyOf(held.values())) {
      Container container = each.started().container();
      if (Container.get(context.owner(), container.name()) != container) {
        rest(container.name());
        places.release(held.remove(container.name()).claim());
        tell();
      }
    }
  }

  private Future<Void> next(Iterator<ContainerPlan> rest) {
    while (rest.hasNext() && !ending && places.hasQuorum() && held.size() < plan.sharing().take()) {
      ContainerPlan wanted = rest.next();
      if (!held.containsKey(name(wanted)) && !isResting(name(wanted))) {
        return attempt(wanted).compose(done -> next(rest));
      }
    }
    return Future.succeededFuture();
  }

  private Future<Void> attempt(ContainerPlan wanted) {
    return here(places.find(name(wanted)))
        .compose(owner -> owner == null ? claim(wanted) : Future.succeededFuture());
  }

  private Future<Void> claim(ContainerPlan wanted) {
    String name = name(wanted);
    DirectoryEntry entry = new DirectoryEntry(name, List.of("descriptor=" + plan.name()), List.of(), name, "",
        System.currentTimeMillis());
    return here(places.claim(entry, winner -> context.runOnContext(v -> lost(winner)))).transform(claimed -> {
      if (claimed.succeeded()) {
        return open(wanted, claimed.result());
      }
      boolean taken = claimed.cause() instanceof IllegalArgumentException;
      return taken ? Future.succeededFuture() : Future.failedFuture(claimed.cause());
    });
  }

  private Future<Void> open(ContainerPlan wanted, DirectoryEntry claim) {
    return host.start(wanted).compose(started -> keep(started, claim), failure -> {
      rest(name(wanted));
      return here(places.release(claim)).transform(released -> Future.failedFuture(failure));
    });
  }

  /** The claim may have been lost, or the end have begun, while the container was opened. */
  private Future<Void> keep(Started started, DirectoryEntry claim) {
    Container container = started.container();
    return here(places.renew(claim, List.of(container.address()))).compose(renewed -> {
      if (ending) {
        return container.close().compose(closed -> here(places.release(renewed)));
      }
      held.put(container.name(), new Held(started, renewed));
      tell();
      return Future.succeededFuture();
    }, lost -> container.close());
  }

  private void lost(DirectoryEntry winner) {
    Held gone = held.remove(winner.name());
    if (gone != null) {
      LOG.warn("container ends here, it has an older claim elsewhere: container={} addresses={}", winner.name(),
          winner.addresses());
      tell();
      gone.started().container().shutdown().onComplete(closed -> context.runOnContext(v -> lookAgain()));
    }
  }

  private void tell() {
    host.changed(held.values().stream().map(Held::started).toList());
  }

  private void rest(String name) {
    resting.put(name, System.nanoTime() + REST_NANOS);
  }

  private boolean isResting(String name) {
    Long until = resting.get(name);
    return until != null && until - System.nanoTime() > 0;
  }

  /** Takes nothing any more. */
  void ending() {
    ending = true;
    endOfWatch.run();
  }

  /** Gives everything back; the containers have ended. */
  Future<?> end() {
    ending();
    return Future.join(held.values().stream().map(each -> places.release(each.claim())).toList()).otherwiseEmpty();
  }

  private <T> Future<T> here(Future<T> answer) {
    return Future.future(done -> answer.onComplete(outcome -> context.runOnContext(v -> done.handle(outcome))));
  }

  private static String name(ContainerPlan plan) {
    return plan.options().getName();
  }
}
