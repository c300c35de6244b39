package dev.vertxagents.agent;

import dev.vertxagents.channel.FrameObserver;
import dev.vertxagents.rpc.CallInterceptor;
import dev.vertxagents.rpc.CallObserver;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One container, for those who will look at it. Used while an {@link Instrument} is attached, on the context. */
public final class Viewpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Container.class);

  private final String name;
  private final CallChain calls = new CallChain();
  private final List<ContainerObserver> events = new ArrayList<>();
  private final List<FrameObserver> frames = new ArrayList<>();
  private @Nullable CallInterceptor interceptor;
  private boolean mayTellPeers;

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
    calls.add(heard(observer));
    return this;
  }

  /** Lets an observer see calls at times: none until what this returns is switched on. */
  public CallSwitch switched(CallObserver observer) {
    return new CallSwitch(calls, heard(observer));
  }

  private CallObserver heard(CallObserver observer) {
    mayTellPeers |= Objects.requireNonNull(observer, "observer").tellsPeers();
    return observer;
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

  /**
   * Lets calls carry something.
   *
   * @throws IllegalStateException if somebody else does that already
   */
  public Viewpoint intercept(CallInterceptor only) {
    if (interceptor != null) {
      throw new IllegalStateException("calls are intercepted already: container=" + name + " by="
          + interceptor.getClass().getName() + " (one tracer is enough)");
    }
    interceptor = Objects.requireNonNull(only, "interceptor");
    calls.always();
    return this;
  }

  @Nullable CallInterceptor interceptor() {
    return interceptor;
  }

  /** Whether somebody sees calls, now or at times, who tells peers of them. */
  boolean mayTellPeers() {
    return mayTellPeers;
  }

  /** Says who sees the calls, now and whenever that changes; null: nobody. */
  void tellCalls(Consumer<@Nullable CallObserver> user) {
    calls.tell(user);
  }

  Observers allEvents() {
    return new Observers(name, events);
  }

  @Nullable FrameObserver allFrames() {
    return frames.size() < 2 ? frames.stream().findFirst().orElse(null) : new AllFrames(List.copyOf(frames));
  }
}
