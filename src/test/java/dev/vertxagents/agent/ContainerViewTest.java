package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Route;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainerViewTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private Container container;
  private ContainerView view;

  @BeforeEach
  void open() {
    container = result(Container.builder(vertx).with(new ContainerOptions().setName("west").setPort(0))
        .observe(new ContainerObserver() {
          @Override
          public void opened(ContainerView opened) {
            view = opened;
            events.add("opened");
          }

          @Override
          public void closed() {
            events.add("closed");
          }

          @Override
          public void recorded(String aid, String name, double value) {
            events.add(aid + " " + name + " " + value);
          }
        }).open());
  }

  @AfterEach
  void close() {
    result(vertx.close());
  }

  private static <T> T result(Future<T> future) {
    return future.timeout(20, TimeUnit.SECONDS).await();
  }

  /** Tells, on request, whatever it has been given. */
  static class Open extends Agent implements Inspectable {
    private final Promise<String> answer = Promise.promise();
    private Object state = Map.of("limit", 4.2);
    private boolean inside;

    @Override
    public Object inspect() {
      assertThat(inside).isFalse();
      if (state instanceof RuntimeException e) {
        throw e;
      }
      return state;
    }

    @Expose
    public Future<String> stick() {
      inside = true;
      try {
        return answer.future();
      } finally {
        inside = false;
      }
    }

    @Expose
    public void keep(double value) {
      container().record(self(), "power", value);
    }
  }

  @Test
  void tellsWhatLivesThereAndWhatIsPending() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    AgentProxy open = result(container.spawn("open", new Open()));
    result(container.spawn(Open::new, new AgentOptions().setAid("slow").setThreadingModel(ThreadingModel.WORKER)));
    open.call("stick");
    open.call("stick");

    List<AgentSnapshot> agents = result(view.agents(0, 10));
    ContainerSnapshot whole = result(view.snapshot());

    assertThat(agents).extracting(AgentSnapshot::aid).containsExactly("open", "slow");
    assertThat(agents.get(0)).matches(agent -> agent.running() == 2 && agent.mailbox() == 0 && agent.inspectable()
        && agent.type() == Open.class && agent.state().equals("running") && agent.lives() == 1
        && agent.threading() == ThreadingModel.EVENT_LOOP && !agent.startedAt().isBefore(before));
    assertThat(agents.get(1).threading()).isEqualTo(ThreadingModel.WORKER);
    assertThat(whole.agents()).isEqualTo(2);
    assertThat(whole.running()).isEqualTo(2);
    assertThat(whole.address()).isEqualTo(container.address());
    assertThat(result(view.agents(1, 10))).extracting(AgentSnapshot::aid).containsExactly("slow");
    assertThat(result(view.agents(-5, -1))).isEmpty();
    assertThat(result(view.agent("nobody"))).isNull();
    assertThat(result(view.routes("open"))).extracting(Route::name).containsExactly("keep", "stick");
    assertThat(result(view.routes("nobody"))).isNull();
  }

  @Test
  void countsConnectionsByTheirKind() {
    Container other = result(Container.open(vertx, new ContainerOptions().setRoad(RoadChoice.WIRE)));
    result(container.spawn("open", new Open()));
    result(other.connect(container.address() + "open"));

    assertThat(result(view.snapshot()).channels()).containsExactly(Map.entry("tcp", 1));
  }

  @Test
  void anAgentThatHasOptedInTellsItsState() {
    Open agent = new Open();
    result(container.spawn("open", agent));

    assertThat(result(view.inspect("open", 3))).isEqualTo(new Inspection(Map.of("limit", 4.2), false));
  }

  @Test
  void whatIsTooDeepOrTooLongIsCut() {
    Open agent = new Open();
    result(container.spawn("open", agent));
    Map<String, Object> endless = new LinkedHashMap<>();
    endless.put("self", endless);
    agent.state = endless;
    assertThat(result(view.inspect("open", 2)).value()).isEqualTo(
        Map.of("self", Map.of("self", Map.of("$", "cut", "n", 1))));

    agent.state = new ArrayList<>(Collections.nCopies(1_000_000, "some text"));
    Inspection cut = result(view.inspect("open", 6));
    assertThat(cut.truncated()).isTrue();
    assertThat((List<?>) cut.value()).hasSizeLessThan(10_000);

    agent.state = "x".repeat(100_000);
    assertThat(result(view.inspect("open", 6)).value()).isEqualTo(Map.of("$", "cut", "n", 100_000));
    agent.state = new int[] {1, 2};
    assertThat(result(view.inspect("open", 6)).value()).isEqualTo(List.of(1, 2));
  }

  /** Has nothing to tell. */
  static class Living extends Agent {
    @Expose
    public int one() {
      return 1;
    }
  }

  @Test
  void whoHasNotOptedInIsNotAsked() {
    result(container.spawn("closed", new Living()));

    assertThatThrownBy(() -> result(view.inspect("closed", 3))).isInstanceOfSatisfying(AgentException.class,
        refused -> assertThat(refused.code()).isEqualTo(FailureCode.NO_SUCH_METHOD));
    assertThatThrownBy(() -> result(view.inspect("nobody", 3))).isInstanceOfSatisfying(AgentException.class,
        refused -> assertThat(refused.code()).isEqualTo(FailureCode.NO_SUCH_AGENT));
  }

  @Test
  void whatInspectThrowsFailsTheQuestionOnly() {
    Open agent = new Open();
    AgentProxy proxy = result(container.spawn("open", agent));
    agent.state = new IllegalStateException("not now");

    assertThatThrownBy(() -> result(view.inspect("open", 3))).isInstanceOfSatisfying(AgentException.class,
        failed -> assertThat(failed.code()).isEqualTo(FailureCode.REMOTE_FAILURE)).hasMessageContaining("not now");
    result(proxy.call("keep", 1.0));
  }

  @Test
  void anAgentThatBlocksIsNotWaitedFor() {
    CountDownLatch release = new CountDownLatch(1);
    class Blocking extends Agent implements Inspectable {
      @Override
      public Object inspect() {
        try {
          release.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return null;
      }
    }
    result(container.spawn(Blocking::new, new AgentOptions().setAid("b").setThreadingModel(ThreadingModel.WORKER)));

    assertThatThrownBy(() -> result(view.inspect("b", 3))).isInstanceOfSatisfying(AgentException.class,
        failed -> assertThat(failed.code()).isEqualTo(FailureCode.TIMEOUT));
    release.countDown();
  }

  @Test
  void valuesReachObserversUnderTheirAgentsName() {
    AgentProxy open = result(container.spawn("open", new Open()));
    Container other = result(Container.open(vertx));
    AgentProxy foreign = result(other.spawn("open", new Open()));

    result(open.call("keep", 4.2));
    container.record(foreign, "power", 1);
    result(foreign.call("keep", 1.0));
    result(open.call("keep", 4.3));

    assertThat(events).containsExactly("opened", "open power 4.2", "open power 4.3");
  }

  @Test
  void tellsItsEndOnce() {
    result(container.close());

    assertThat(events).containsExactly("opened", "closed");
  }
}
