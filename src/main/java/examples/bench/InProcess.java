package examples.bench;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerBuilder;
import dev.vertxagents.agent.ContainerOptions;
import examples.bench.Rounds.Load;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Calls from one container to another one of the process, in a JVM of their own: what the table measured before would
 * have shaped the code.
 */
public final class InProcess {
  static final String ROW = "other-container";

  private static final int IN_FLIGHT = 64;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  private final Rounds rounds;

  private InProcess(Plan plan) {
    rounds = new Rounds(plan, Cpu.own());
  }

  /** Takes the plan as its only argument. */
  public static void main(String[] args) throws IOException {
    Future<Row> row = new InProcess(Plan.of(new JsonObject(args[0]))).calls();
    Child.answer(row.map(measured -> new JsonObject().put("rows", Row.json(List.of(measured)))));
  }

  private Future<Row> calls() {
    Map<String, Load> loads = new LinkedHashMap<>();
    return twoContexts().compose(contexts -> {
      Context own = contexts.get(0);
      Context other = contexts.get(1);
      return on(other, () -> EventBusTarget.serve(vertx)).compose(served -> {
        loads.put(Contenders.EVENT_BUS, on(own, new EventBusTarget(vertx)));
        loads.put(Contenders.HOPS, on(own, new TwoHops(own, other)));
        return visitor("other", false);
      });
    }).compose(plain -> {
      loads.put(Contenders.AGENTS, plain);
      return visitor("other-observed", true);
    }).compose(observed -> {
      loads.put(Contenders.AGENTS_OBSERVED, observed);
      return rounds.run(ROW, loads);
    });
  }

  private Load on(Context context, Target target) {
    return millis -> on(context, () -> ClosedLoop.run(target, Workload.ADD, IN_FLIGHT, millis));
  }

  /** An agent that calls one of a container on another thread. */
  private Future<Load> visitor(String name, boolean observed) {
    return open(name + "-target", observed).compose(target -> thread(target)
        .compose(taken -> apart(taken, () -> open(null, observed)))
        .compose(home -> home.spawn(new LoadAgent()))
        .compose(load -> target.spawn("target", new TargetAgent()).map(proxy -> visits(load, proxy))));
  }

  private static Load visits(AgentProxy load, AgentProxy target) {
    Destination to = Destination.of(target.address().toString());
    return millis -> Agents.patient(load, millis).run(to, Workload.ADD, IN_FLIGHT, millis);
  }

  private Future<Container> open(String name, boolean observed) {
    return observed ? builder(name).observe(new CountingObserver()).open() : builder(name).open();
  }

  private ContainerBuilder builder(String name) {
    return Container.builder(vertx).with(new ContainerOptions().setName(name));
  }

  /** As many containers as it takes. */
  private static Future<Container> apart(Thread taken, Supplier<Future<Container>> open) {
    return open.get().compose(container -> thread(container)
        .compose(thread -> thread == taken ? apart(taken, open) : Future.succeededFuture(container)));
  }

  private static Future<Thread> thread(Container container) {
    Promise<Thread> thread = Promise.promise();
    return container.spawn(new Scout(thread)).compose(spawned -> thread.future());
  }

  /** Tells where agents of its container run. */
  private static final class Scout extends Agent {
    private final Promise<Thread> thread;

    Scout(Promise<Thread> thread) {
      this.thread = thread;
    }

    @Override
    protected Future<?> start() {
      thread.complete(Thread.currentThread());
      return Future.succeededFuture();
    }
  }

  /** On different threads: verticles take them in turn. */
  private Future<List<Context>> twoContexts() {
    List<Context> contexts = new ArrayList<>();
    return vertx.deployVerticle(context -> Future.succeededFuture(contexts.add(context)))
        .compose(first -> vertx.deployVerticle(context -> Future.succeededFuture(contexts.add(context))))
        .compose(second -> on(contexts.get(0), () -> Future.succeededFuture(Thread.currentThread())))
        .compose(first -> on(contexts.get(1), () -> Future.succeededFuture(Thread.currentThread() != first)))
        .compose(differ -> differ ? Future.succeededFuture(contexts) : twoContexts());
  }

  private static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(own -> work.get().onComplete(done));
    return done.future();
  }
}
