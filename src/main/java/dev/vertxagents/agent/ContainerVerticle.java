package dev.vertxagents.agent;

import dev.vertxagents.agent.ContainerBuilder.Parts;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;

/**
 * A container as a verticle: what {@code Container.open} and descriptors deploy, and what can be deployed by its name,
 * {@code dev.vertxagents.agent.ContainerVerticle}. {@code Container.get} finds it afterwards. Undeploying it is {@code
 * shutdown}.
 *
 * <p><b>Config</b>: {@link ContainerOptions}.
 */
public class ContainerVerticle extends VerticleBase {
  private final @Nullable Parts parts;
  private OpenContainer container;

  /** A container whose options are its deployment's config. */
  public ContainerVerticle() {
    this(null);
  }

  ContainerVerticle(@Nullable Parts parts) {
    this.parts = parts;
  }

  /**
   * Opens the endpoint. Fails if it cannot listen, if the name is taken in this {@code Vertx}, or if the options are
   * refused.
   */
  @Override
  public Future<?> start() {
    if (context.threadingModel() != ThreadingModel.EVENT_LOOP) {
      return Future.failedFuture("a container runs on an event loop: threadingModel=" + context.threadingModel()
          + " (single agents may block: AgentOptions.setThreadingModel)");
    }
    Parts known = parts == null ? Parts.of(new ContainerOptions(config())) : parts;
    container = new OpenContainer(new Home(vertx, context), known);
    return container.open();
  }

  /** Shuts the container down in order, within the drain time of its options. */
  @Override
  public Future<?> stop() {
    return container.drain();
  }

  Container container() {
    return container;
  }
}
