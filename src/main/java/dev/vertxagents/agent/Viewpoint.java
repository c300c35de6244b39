package dev.vertxagents.agent;

import dev.vertxagents.channel.FrameObserver;
import dev.vertxagents.rpc.CallObserver;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One container, for those who will look at it. Used while an {@link Instrument} is attached, on the context. */
public final class Viewpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Container.class);

  private final String name;
  private final List<CallObserver> calls = new ArrayList<>();
  private final List<ContainerObserver> events = new ArrayList<>();
  private final List<FrameObserver> frames = new ArrayList<>();

  private Viewpoint(String name) {
    this.name = name;
  }

  /** The views of all instruments; one that fails is left out. */
  static Viewpoint of(String container, List<Instrument> instruments) {
    Viewpoint view = new Viewpoint(container);
    for (Instrument instrument : instruments) {
      try {
        instrument.attach(view);
      } catch (RuntimeException e) {
        LOG.warn("instrument failed: container={} instrument={}", container, instrument.getClass().getName(), e);
      }
    }
    return view;
  }

  /** The container's name. */
  public String name() {
    return name;
  }

  /** Lets an observer see all calls. */
  public Viewpoint calls(CallObserver observer) {
    calls.add(Objects.requireNonNull(observer, "observer"));
    return this;
  }

  /** Lets an observer see agents and connections come and go. */
  public Viewpoint events(ContainerObserver observer) {
    events.add(Objects.requireNonNull(observer, "observer"));
    return this;
  }

  /** Lets an observer see the frames of all connections. It must not throw. */
  public Viewpoint frames(FrameObserver observer) {
    frames.add(Objects.requireNonNull(observer, "observer"));
    return this;
  }

  @Nullable CallObserver allCalls() {
    return Observers.combine(calls);
  }

  Observers allEvents() {
    return new Observers(name, events);
  }

  @Nullable FrameObserver allFrames() {
    return frames.size() < 2 ? frames.stream().findFirst().orElse(null) : new AllFrames(List.copyOf(frames));
  }
}
