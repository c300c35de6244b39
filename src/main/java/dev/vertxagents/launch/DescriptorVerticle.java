package dev.vertxagents.launch;

import dev.vertxagents.agent.Container;
import dev.vertxagents.launch.Descriptor.ProgramIo;
import dev.vertxagents.launch.Plan.ProgramPlan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * The parent of all that a descriptor starts: undeploying it undeploys them. Its own config is merged into the
 * descriptor as {@link Descriptor#merge} says.
 */
final class DescriptorVerticle extends VerticleBase {
  private final Descriptor descriptor;
  private final ProgramIo io;
  private final ClassLoader loader;
  private final Promise<Integer> outcome = Promise.promise();
  private volatile List<Container> containers = List.of();

  DescriptorVerticle(Descriptor descriptor, ProgramIo io, ClassLoader loader) {
    this.descriptor = descriptor;
    this.io = io;
    this.loader = loader;
  }

  @Override
  public Future<?> start() {
    if (context.getInstanceCount() != 1) {
      throw new DescriptorException("a descriptor is deployed once: instances=" + context.getInstanceCount()
          + " (each instance would start every container again)");
    }
    Plan plan = descriptor.merge(config(), "config").plan(loader);
    return Starter.start(vertx, plan.containers(), descriptor.factory()).compose(started -> {
      containers = started;
      return plan.program() == null ? Future.succeededFuture() : startProgram(plan.program());
    });
  }

  private Future<?> startProgram(ProgramPlan plan) {
    Program program = make(plan.type());
    Program.Setting setting = new Program.Setting(vertx, plan.config(), io.arguments(), io.patience(), io.out(),
        io.json(), io.terminal());
    return vertx.deployVerticle(new ProgramVerticle(program, setting, outcome));
  }

  private static Program make(Class<? extends Program> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw failed(type, e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failed(type, e);
    }
  }

  private static IllegalStateException failed(Class<? extends Program> type, Throwable cause) {
    return new IllegalStateException("constructor failed: type=" + type.getName() + " (" + ErrorLine.of(cause) + ")",
        cause);
  }

  /** What has been started, in order. */
  List<Container> containers() {
    return containers;
  }

  /** The program's exit code, null while it wants the containers to stay; never completes without program. */
  Future<Integer> outcome() {
    return outcome.future();
  }
}
