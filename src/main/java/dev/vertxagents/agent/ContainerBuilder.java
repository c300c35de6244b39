package dev.vertxagents.agent;

import dev.vertxagents.channel.Transport;
import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.codec.TypeSerializer;
import dev.vertxagents.rpc.CallObserver;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Opens a container with what JSON cannot say: clock, transport, serializers, how agents are made, observers. */
public final class ContainerBuilder {
  private final Vertx vertx;
  private final List<TypeSerializer<?>> serializers = new ArrayList<>();
  private final List<Instrument> instruments = new ArrayList<>();
  private ContainerOptions options = new ContainerOptions();
  private @Nullable AgentClock clock;
  private AgentFactory factory = AgentFactory.byConstructor();
  private @Nullable Transport transport;
  private @Nullable DirectoryStore directory;
  private boolean reflective;

  ContainerBuilder(Vertx vertx) {
    this.vertx = Objects.requireNonNull(vertx, "vertx");
  }

  /** Everything that JSON can say; copied. */
  public ContainerBuilder with(ContainerOptions options) {
    this.options = new ContainerOptions(options);
    return this;
  }

  /** The time that agents live in; the machine's unless set. */
  public ContainerBuilder withClock(AgentClock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * How connections are made and accepted; sockets of this {@code Vertx} unless set. Called on the container's context.
   */
  public ContainerBuilder withTransport(Transport transport) {
    this.transport = Objects.requireNonNull(transport, "transport");
    return this;
  }

  /** In the order in which all peers register them: dates are 0, these follow, agents are last. */
  public ContainerBuilder withSerializers(List<TypeSerializer<?>> serializers) {
    this.serializers.addAll(serializers);
    return this;
  }

  /** How agents are made that are asked for by their class; by their constructor without parameters unless set. */
  public ContainerBuilder withAgentFactory(AgentFactory factory) {
    this.factory = Objects.requireNonNull(factory, "factory");
    return this;
  }

  /** Where names are kept; those of this {@code Vertx} in {@link LocalDirectory} unless set. */
  public ContainerBuilder withDirectory(DirectoryStore directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
    return this;
  }

  /** Lets an observer see all calls; one more each time. */
  public ContainerBuilder observe(CallObserver observer) {
    Objects.requireNonNull(observer, "observer");
    return observe((Instrument) container -> container.calls(observer));
  }

  /** Lets an observer see agents and connections come and go; one more each time. */
  public ContainerBuilder observe(ContainerObserver observer) {
    Objects.requireNonNull(observer, "observer");
    return observe((Instrument) container -> container.events(observer));
  }

  /** Lets an instrument look at all that it is made for; one more each time. */
  public ContainerBuilder observe(Instrument instrument) {
    instruments.add(Objects.requireNonNull(instrument, "instrument"));
    return this;
  }

  /** As if the compile-time generator had never run: for tests that both forms do the same. */
  ContainerBuilder reflective() {
    reflective = true;
    return this;
  }

  /** Deploys the container; a child of the verticle that calls this, if one does, and undeployed with it. */
  public Future<Container> open() {
    ContainerVerticle verticle = new ContainerVerticle(new Parts(options, clock, transport, factory, directory,
        serializers, List.copyOf(instruments), reflective));
    return vertx.deployVerticle(verticle).map(id -> verticle.container());
  }

  /** What a container is put together from. */
  record Parts(ContainerOptions options, @Nullable AgentClock clock, @Nullable Transport transport,
      AgentFactory factory, @Nullable DirectoryStore directory, List<TypeSerializer<?>> serializers,
      List<Instrument> instruments, boolean reflective) {
    static Parts of(ContainerOptions options) {
      return new Parts(options, null, null, AgentFactory.byConstructor(), null, List.of(), List.of(), false);
    }
  }
}
