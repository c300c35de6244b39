package dev.vertxagents.launch;

import dev.vertxagents.cluster.ClusterDirectory;
import dev.vertxagents.launch.Descriptor.ProgramIo;
import dev.vertxagents.launch.Plan.ContainerPlan;
import dev.vertxagents.launch.Plan.ProgramPlan;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The parent of all that a descriptor starts: undeploying it undeploys them. Its own config is merged into the
 * descriptor as {@link Descriptor#merge} says. On a clustered {@code Vertx} it has its {@link Share} of the containers.
 */
final class DescriptorVerticle extends VerticleBase {
  private final Descriptor descriptor;
  private final ProgramIo io;
  private final ClassLoader loader;
  private final Promise<Integer> outcome = Promise.promise();
  private volatile List<Started> started = List.of();
  private Consumer<List<Started>> follower = now -> { };
  private volatile @Nullable Share share;
  private @Nullable ProgramPlan program;

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
    program = plan.program();
    return begin(plan).compose(begun -> startProgram());
  }

  private Future<?> begin(Plan plan) {
    boolean required = plan.sharing() != null && plan.sharing().required();
    if (required && !vertx.isClustered()) {
      throw new DescriptorException("descriptor asks for a cluster: name=" + plan.name()
          + " (start it on a clustered Vertx: run … --cluster, VertxApplication … -cluster)");
    }
    return plan.sharing() != null && vertx.isClustered() ? share(plan)
        : Starter.start(vertx, plan.containers(), descriptor, null).onSuccess(all -> started = all);
  }

  private Future<?> share(Plan plan) {
    plan.checkNamed();
    // children are undeployed together: this one tells at once that the others are about to end
    return vertx.deployVerticle(new EndSignal(this::ending))
        .compose(id -> Future.all(ClusterDirectory.open(vertx), ClusterDirectory.ofContainers(vertx)))
        .compose(open -> {
          share = new Share(context, plan, open.resultAt(1), host(open.resultAt(0)));
          return share.begin();
        });
  }

  private Share.Host host(ClusterDirectory names) {
    return new Share.Host() {
      @Override
      public Future<Started> start(ContainerPlan plan) {
        return Starter.start(vertx, List.of(plan), descriptor, names).map(only -> only.get(0));
      }

      @Override
      public void changed(List<Started> now) {
        changedTo(now);
      }
    };
  }

  private void changedTo(List<Started> now) {
    started = now;
    follower.accept(now);
    if (share.hasBegun()) {
      startProgram().onFailure(outcome::tryFail);
    }
  }

  private void ending() {
    if (share != null) {
      share.ending();
    }
  }

  @Override
  public Future<?> stop() {
    return share == null ? Future.succeededFuture() : share.end();
  }

  /** Once, and not before there is a container here. */
  private Future<?> startProgram() {
    ProgramPlan wanted = program;
    if (wanted == null || share != null && started.isEmpty()) {
      return Future.succeededFuture();
    }
    program = null;
    return startProgram(wanted);
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

  /** What stands here, in the order in which it was started. */
  List<Started> started() {
    return started;
  }

  /** Tells what stands here whenever that has changed, and what stands now. */
  void follow(Consumer<List<Started>> handler) {
    context.runOnContext(v -> {
      follower = handler;
      handler.accept(started);
    });
  }

  /** Who has those of the descriptor's containers that are not here; null if they are not shared. */
  @Nullable Share share() {
    return share;
  }

  /** The program's exit code, null while it wants the containers to stay; never completes without program. */
  Future<Integer> outcome() {
    return outcome.future();
  }
}
