package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.testkit.AgentTestKit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class AgentTest {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private AgentTestKit kit;
  private Container container;

  @BeforeEach
  void open(AgentTestKit kit) {
    this.kit = kit;
    container = kit.get(Container.builder(kit.vertx()).withClock(kit.clock()).observe(new ContainerObserver() {
      @Override
      public void spawned(String aid, Class<?> type) {
        events.add("spawned " + aid);
      }

      @Override
      public void started(String aid) {
        events.add("started " + aid);
      }

      @Override
      public void stopped(String aid) {
        events.add("stopped " + aid);
      }

      @Override
      public void failed(String aid, Throwable cause) {
        events.add("failed " + aid + " " + cause.getMessage());
      }
    }).open());
  }

  static class Living extends Agent {
    final Promise<Void> starting = Promise.promise();
    final Promise<Void> stopping = Promise.promise();
    Timer sleep;

    @Override
    protected Future<?> start() {
      sleep = clock().sleep(Duration.ofHours(1));
      return starting.future();
    }

    @Override
    protected Future<?> stop() {
      return stopping.future();
    }

    @Expose
    public String state() {
      return "here";
    }

    void breakDown() {
      fail(new IllegalStateException("broken"));
    }

    void failPeriodically() {
      clock().every(Duration.ofDays(1), () -> {
        throw new IllegalStateException("tick");
      });
    }
  }

  @Test
  void isCalledFromTheMomentStartIs() {
    Living agent = new Living();
    Future<AgentProxy> spawning = container.spawn("a", agent);

    assertThat(kit.get(container.proxy("local://container-1/a").call("state"))).isEqualTo("here");
    assertThat(spawning.isComplete()).isFalse();
    agent.starting.complete();
    agent.stopping.complete();

    assertThat(kit.get(spawning).address()).hasToString("local://container-1/a");
    assertThat(events).containsExactly("spawned a", "started a");
  }

  @Test
  void failingStartTakesItOut() {
    Living agent = new Living();
    Future<AgentProxy> spawning = container.spawn("a", agent);

    agent.starting.fail("no");

    assertThat(kit.failure(spawning)).hasMessage("no");
    assertThat(AgentException.is(kit.failure(container.proxy("local://container-1/a").call("state")),
        FailureCode.NO_SUCH_AGENT)).isTrue();
    assertThat(agent.sleep.failed()).isTrue();
    assertThat(events).containsExactly("spawned a", "failed a no", "stopped a");
  }

  @Test
  void removalWaitsForStopAndEndsTimers() {
    Living agent = new Living();
    agent.starting.complete();
    kit.get(container.spawn("a", agent));

    Future<Void> removing = container.remove("a");
    kit.settle();
    assertThat(agent.sleep.failed()).isTrue();
    assertThat(removing.isComplete()).isFalse();
    assertThat(AgentException.is(kit.failure(container.proxy("local://container-1/a").call("state")),
        FailureCode.NO_SUCH_AGENT)).isTrue();
    agent.stopping.complete();

    kit.get(removing);
    assertThat(events).containsExactly("spawned a", "started a", "stopped a");
  }

  @Test
  void fatalFailureStopsIt() {
    Living agent = new Living();
    agent.starting.complete();
    agent.stopping.complete();
    kit.get(container.spawn("a", agent));

    agent.breakDown();
    kit.settle();

    assertThat(events).containsExactly("spawned a", "started a", "failed a broken", "stopped a");
  }

  @Test
  void failingPeriodicTaskIsFatal() {
    Living agent = new Living();
    agent.starting.complete();
    agent.stopping.complete();
    kit.get(container.spawn("a", agent));

    agent.failPeriodically();
    kit.advance(Duration.ofDays(1));

    assertThat(events).endsWith("failed a tick", "stopped a");
  }

  @Test
  void livesOnce() {
    Living agent = new Living();
    agent.starting.complete();
    agent.stopping.complete();
    kit.get(container.spawn("a", agent));

    assertThat(kit.failure(container.spawn("b", agent))).hasMessageContaining("agent was spawned before: aid=a");
    assertThatThrownBy(new Living()::self).hasMessageContaining("agent lives in no container yet");
  }

  @Test
  void aidsAreCheckedAndNumbersNeverGivenTwice() {
    assertThat(kit.failure(container.spawn("_x", new Living()))).hasMessageContaining("not an aid: aid=\"_x\"");
    Agent idle = new Agent() { };
    kit.get(container.spawn("1", idle));

    assertThat(kit.failure(container.spawn("1", new Living()))).hasMessageContaining("aid is taken: aid=1");
    assertThat(kit.get(container.spawn(new Agent() { })).address().aid()).isEqualTo("0");
    assertThat(kit.get(container.spawn(new Agent() { })).address().aid()).isEqualTo("2");
    kit.get(container.remove("2"));
    assertThat(kit.get(container.spawn(new Agent() { })).address().aid()).isEqualTo("3");
  }

  @Test
  void R24_whatCannotBeExposedIsRefusedAtSpawn() {
    class Hidden extends Agent {
      @Expose
      private void secret() {
      }
    }

    class Exposed extends Agent {
      @Override
      @Expose
      public Future<?> start() {
        return Future.succeededFuture();
      }
    }

    assertThat(kit.failure(container.spawn(new Hidden()))).hasMessageContaining("it is private");
    assertThat(kit.failure(container.spawn(new Exposed()))).hasMessageContaining("[ExposeLifecycle]");
    assertThatThrownBy(() -> Agent.of(Runnable.class, () -> { })).hasMessageContaining("not an @Expose interface");
  }

  @Test
  void readsItsConfig() {
    class Configured extends Agent {
      @Expose
      public String mode() {
        return config().getString("mode");
      }
    }

    AgentProxy agent = kit.get(container.spawn(Configured::new, new AgentOptions()
        .setConfig(new JsonObject().put("mode", "fast"))));

    assertThat(kit.get(agent.call("mode"))).isEqualTo("fast");
  }

  @Test
  void shutdownStopsAgentsInReverse() {
    for (String aid : List.of("a", "b")) {
      Living agent = new Living();
      agent.starting.complete();
      agent.stopping.complete();
      kit.get(container.spawn(aid, agent));
    }

    kit.get(container.shutdown());

    assertThat(events).endsWith("stopped b", "stopped a");
  }
}
