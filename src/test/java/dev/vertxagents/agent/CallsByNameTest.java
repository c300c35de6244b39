package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.CallSampling;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls by a name that has to be looked up each time, as observers see them. */
class CallsByNameTest {
  private static final int TIMES = 20;
  /** One of so many is looked at: none in a test. */
  private static final int PART = 1 << 20;

  private final Vertx vertx = Vertx.vertx();
  private final Sampler sampler = new Sampler();

  @AfterEach
  void close() {
    of(vertx.close());
  }

  /** Looks at no call. */
  private static final class Sampler implements CallObserver {
    private final CallSampling sampling = CallSampling.listing(1_000, 0x9E3779B97F4A7C15L);

    Sampler() {
      sampling.take(PART);
    }

    @Override
    public CallSampling sampling() {
      return sampling;
    }

    @Override
    public void started(ObservedCall call) {
      throw new AssertionError("looked at: " + call);
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
      throw new AssertionError("looked at: " + call);
    }
  }

  /** Knows nothing at once, and of everything that it has changed. */
  private final class LateDirectory implements DirectoryStore {
    private final DirectoryStore real = LocalDirectory.of(vertx);
    private int changes;

    @Override
    public Future<DirectoryEntry> claim(DirectoryEntry entry, Handler<DirectoryEntry> taken) {
      return real.claim(entry, taken);
    }

    @Override
    public Future<Void> release(DirectoryEntry entry) {
      return real.release(entry);
    }

    @Override
    public DirectoryEntry known(String name) {
      return null;
    }

    @Override
    public Future<DirectoryEntry> find(String name) {
      return vertx.timer(1).compose(v -> real.find(name));
    }

    @Override
    public Future<List<DirectoryEntry>> all() {
      return real.all();
    }

    @Override
    public int changes() {
      return ++changes;
    }

    @Override
    public void suspect(DirectoryEntry entry) {
      real.suspect(entry);
    }

    @Override
    public Runnable watch(Handler<DirectoryChange> handler) {
      return real.watch(handler);
    }
  }

  /** Calls another one by its name. */
  final class Driver extends Agent {
    @Expose
    public Future<Integer> drive() {
      return Future.join(IntStream.range(0, TIMES)
          .mapToObj(i -> container().proxy("name:mill").call("grind", i)).toList()).map(TIMES);
    }

    @Expose
    public int made() {
      return sampler.sampling.take(PART).stream().filter(one -> one.path().equals("agents/driver/drive"))
          .mapToInt(one -> one.made()).sum();
    }
  }

  /** Is called. */
  static final class Mill extends Agent {
    @Expose
    public int grind(int corn) {
      return corn;
    }
  }

  @Test
  void areThoseOfWhoeverMadeThemBeforeTheNameWasFound() {
    Container container = of(Container.builder(vertx).withDirectory(new LateDirectory())
        .observe(viewpoint -> viewpoint.calls(sampler)).open());
    of(container.spawn(Mill::new, new AgentOptions().setName("mill")));
    AgentProxy driver = of(container.spawn("driver", new Driver()));

    assertThat(of(driver.call("drive"))).isEqualTo(TIMES);

    assertThat(of(driver.call("made"))).isEqualTo(TIMES);
  }
}
