package dev.vertxagents.launch;

import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerBuilder;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.clock.ExternalClock;
import dev.vertxagents.agent.DirectoryStore;
import dev.vertxagents.launch.Plan.AgentPlan;
import dev.vertxagents.launch.Plan.Birth;
import dev.vertxagents.launch.Plan.ContainerPlan;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Starts containers one after the other, agents entry by entry; all that stands is taken down again when one fails. */
final class Starter {
  private final Vertx vertx;
  private final Descriptor descriptor;
  private final @Nullable DirectoryStore directory;
  private final Deque<Started> started = new ArrayDeque<>();

  private Starter(Vertx vertx, Descriptor descriptor, @Nullable DirectoryStore directory) {
    this.vertx = vertx;
    this.descriptor = descriptor;
    this.directory = directory;
  }

  /**
   * Starts some containers of a descriptor. Names are kept in a directory, or within the {@code Vertx} if there is
   * none.
   */
  static Future<List<Started>> start(Vertx vertx, List<ContainerPlan> plans, Descriptor descriptor,
      @Nullable DirectoryStore directory) {
    Starter starter = new Starter(vertx, descriptor, directory);
    return inOrder(plans.iterator(), starter::open)
        .map(done -> List.copyOf(starter.started))
        .recover(cause -> starter.rollBack().transform(done -> Future.failedFuture(cause)));
  }

  private Future<?> open(ContainerPlan plan) {
    ContainerBuilder builder = Container.builder(vertx).with(plan.options());
    if (plan.start() != null) {
      builder.withClock(new ExternalClock(plan.start()));
    }
    if (descriptor.factory() != null) {
      builder.withAgentFactory(descriptor.factory());
    }
    descriptor.instruments().forEach(builder::observe);
    if (directory != null) {
      builder.withDirectory(directory);
    }
    return builder.open()
        .recover(cause -> Future.failedFuture(closed(plan, cause)))
        .compose(container -> {
          started.add(new Started(plan, container));
          return inOrder(plan.agents().iterator(), entry -> spawn(container, entry));
        });
  }

  private static Future<?> spawn(Container container, AgentPlan plan) {
    List<Future<AgentProxy>> spawned = new ArrayList<>(plan.births().size());
    for (Birth birth : plan.births()) {
      AgentOptions options = new AgentOptions(plan.options()).setAid(birth.aid()).setName(birth.name());
      String called = birth.aid() == null ? birth.name() : birth.aid();
      spawned.add(container.spawn(plan.type(), options)
          .recover(cause -> Future.failedFuture(failed("agent does not start", plan.place(), called, cause))));
    }
    return spawned.isEmpty() ? Future.succeededFuture() : Future.all(spawned);
  }

  /** The operating system does not say which endpoint it refuses. */
  private static DescriptorException closed(ContainerPlan plan, Throwable cause) {
    ContainerOptions options = plan.options();
    if (ErrorLine.unwrap(cause) instanceof BindException) {
      String endpoint = options.getSocketPath() == null ? "host=" + options.getHost() + " port=" + options.getPort()
          : "socketPath=" + options.getSocketPath();
      return plan.place().refuse("cannot listen", "name=" + options.getName() + " " + endpoint + " reason="
          + cause.getMessage() + " (end what listens there, or choose another endpoint)", cause);
    }
    return failed("container does not start", plan.place(), options.getName(), cause);
  }

  private static DescriptorException failed(String rule, Place place, @Nullable String name, Throwable cause) {
    return place.refuse(rule, (name == null ? "" : "name=" + name + " ") + "(" + ErrorLine.of(cause) + ")",
        ErrorLine.unwrap(cause));
  }

  private Future<?> rollBack() {
    return started.isEmpty() ? Future.succeededFuture()
        : started.removeLast().container().close().transform(closed -> rollBack());
  }

  /** One after the other; the next begins when the one before has succeeded. */
  private static <T> Future<Void> inOrder(Iterator<T> items, Function<T, Future<?>> step) {
    Promise<Void> done = Promise.promise();
    next(items, step, done);
    return done.future();
  }

  // a loop, not a chain of Futures: thousands of those complete one inside the other, which no stack holds
  private static <T> void next(Iterator<T> items, Function<T, Future<?>> step, Promise<Void> done) {
    Future<?> last = Future.succeededFuture();
    while (last.succeeded() && items.hasNext()) {
      last = step.apply(items.next());
    }
    if (last.succeeded()) {
      done.complete();
    } else {
      last.onComplete(succeeded -> next(items, step, done), done::fail);
    }
  }
}
