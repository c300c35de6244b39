package dev.vertxagents.launch;

import dev.vertxagents.agent.AgentFactory;
import dev.vertxagents.agent.Instrument;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What containers, agents and program there are, in JSON. Immutable, usable from any thread.
 *
 * <p><b>Shape</b>: all keys of {@code ContainerOptions} and {@code AgentOptions} may be used; unknown ones are errors.
 * <pre>{@code
 * { "name": "plant",
 *   "containers": [
 *     { "name": "west", "port": 5555, "clock": { "type": "external", "start": "2026-01-31T00:00:00Z" },
 *       "agents": [ { "aid": "meter", "type": "examples.plant.Meter", "count": 3, "config": { "unit": "kW" } } ] } ],
 *   "run": { "type": "examples.plant.Report", "config": { } } }
 * }</pre>
 * {@code count} stands for that many agents, 0 to 1 000 000: {@code meter-0}, {@code meter-1}, {@code meter-2}, or
 * wherever the aid says <code>{}</code>; a name is numbered alike. A clock is {@code real} (the default) or {@code
 * external}. {@code run} names a {@link Program}. At most 32 levels deep.
 *
 * <p><b>In a cluster</b> each container runs once: on a clustered {@code Vertx} each deployment takes the first that
 * nobody has, or {@code "cluster": {"take": 2}} at the most, and waits for one if all are taken; one that is given back
 * or lost is started anew by whoever has room. With {@code "cluster": true} it refuses a {@code Vertx} that is not
 * clustered, with {@code false} it starts everything itself.
 *
 * <p>Three ways to deploy one, with the same meaning: {@link #deploy}, {@code vertx.deployVerticle("agents:plant")} for
 * {@code conf/plant.json}, and {@code run conf/plant.json} on the command line.
 */
public final class Descriptor {
  private final JsonObject json;
  private final String file;
  private final @Nullable AgentFactory factory;
  private final List<Instrument> instruments;

  private Descriptor(JsonObject json, String file, @Nullable AgentFactory factory, List<Instrument> instruments) {
    this.json = json;
    this.file = file;
    this.factory = factory;
    this.instruments = instruments;
  }

  private Descriptor with(JsonObject changed) {
    return new Descriptor(changed, file, factory, instruments);
  }

  /** A descriptor made in code; it is checked when it is deployed. */
  public static Descriptor of(JsonObject json) {
    return new Descriptor(json.copy(), "", null, List.of());
  }

  /** Reads a file, or a class path resource of that name. Blocks; fails with {@link DescriptorException}. */
  static Descriptor read(String file, ClassLoader loader) {
    return new Descriptor(ConfFile.read(file, loader), file, null, List.of());
  }

  /** A copy whose agents are made by a factory: their classes need no constructor without parameters then. */
  public Descriptor withAgentFactory(AgentFactory factory) {
    return new Descriptor(json, file, Objects.requireNonNull(factory, "factory"), instruments);
  }

  /** A copy whose containers an instrument looks at, {@code CallMetrics} for one; one more each time. */
  public Descriptor observe(Instrument instrument) {
    List<Instrument> more = new ArrayList<>(instruments);
    more.add(Objects.requireNonNull(instrument, "instrument"));
    return new Descriptor(json, file, factory, List.copyOf(more));
  }

  /**
   * A changed copy. Each key of the changes is a container's name, {@code run}, {@code cluster}, or a key that {@code
   * run.config} has already; below that objects are merged, null removes a key, other values replace. <b>Example</b>:
   * {@code {"west": {"port": 6000}}}.
   *
   * <p><b>Fails with</b> {@link DescriptorException} for any other key.
   */
  public Descriptor merge(JsonObject changes) {
    return merge(changes, "changes");
  }

  Descriptor merge(JsonObject changes, String source) {
    return with(Overlay.merge(json, changes, source));
  }

  /** With what {@code --set} says changed. */
  Descriptor set(String assignment) {
    return merge(Assignment.parse(assignment, Overlay.containerNames(json)), "--set");
  }

  /** One that asks for a cluster. */
  Descriptor clustered() {
    JsonObject changed = json.copy();
    if (!(changed.getValue("cluster") instanceof JsonObject)) {
      changed.put("cluster", true);
    }
    return with(changed);
  }

  /** With a codec that all containers speak. */
  Descriptor codec(String name) {
    JsonObject changed = json.copy();
    if (changed.getValue("containers") instanceof JsonArray containers) {
      containers.stream().filter(JsonObject.class::isInstance)
          .forEach(entry -> ((JsonObject) entry).put("codec", name));
    }
    return with(changed);
  }

  /**
   * Starts the containers and their agents in the order in which they stand, in a cluster those that fall to this
   * process, then the program if there is one. Completes when all agents have started. A failure of any stops what has
   * been started, ports included, and nothing else.
   *
   * <p><b>Fails with</b> {@link DescriptorException} for a descriptor that breaks a rule, before anything is started;
   * otherwise with what the container or the agent failed with. Inside a verticle the containers end with it.
   */
  public Future<Deployment> deploy(Vertx vertx) {
    return deploy(vertx, new ProgramIo(List.of(), Duration.ZERO, System.out, false, false));
  }

  Future<Deployment> deploy(Vertx vertx, ProgramIo io) {
    Objects.requireNonNull(vertx, "vertx");
    DescriptorVerticle verticle = new DescriptorVerticle(this, io, loader());
    return vertx.deployVerticle(verticle).map(id -> new Deployment(vertx, id, verticle));
  }

  /** Who looks at its containers. */
  List<Instrument> instruments() {
    return instruments;
  }

  /** How its agents are made, if that was said. */
  @Nullable AgentFactory factory() {
    return factory;
  }

  /** Fails with {@link DescriptorException}; starts nothing. */
  Plan plan(ClassLoader loader) {
    StrictJson.checkDepth(json, file);
    return DescriptorParser.parse(json, file, new ClassNames(loader, factory != null));
  }

  static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? Descriptor.class.getClassLoader() : context;
  }

  /** How a program talks to the world; see {@link Program.Setting}. */
  record ProgramIo(List<String> arguments, Duration patience, PrintStream out, boolean json, boolean terminal) {
  }
}
