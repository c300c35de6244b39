package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Agents that wait where they stand, on a virtual thread. */
class VirtualThreadTest {
  private static final AgentOptions VIRTUAL = new AgentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);

  private final Vertx vertx = Vertx.vertx();
  private final Container container = of(Container.open(vertx));

  @AfterEach
  void close() {
    of(vertx.close());
  }

  /** Answers when it is told to. */
  static final class Oracle extends Agent {
    private final Promise<String> answer = Promise.promise();

    @Expose
    public Future<String> ask() {
      return answer.future();
    }
  }

  /** Waits for the oracle in the middle of its method. */
  static final class Pilgrim extends Agent {
    private final List<String> diary = new CopyOnWriteArrayList<>();

    @Override
    protected Future<?> start() {
      diary.add(Thread.currentThread().getClass().getSimpleName());
      return Future.succeededFuture();
    }

    @Expose
    public String visit(AgentProxy oracle) {
      diary.add("asks");
      Object answer = oracle.call("ask").await();
      diary.add("hears");
      return "was told " + answer;
    }

    @Expose
    public void note(String what) {
      diary.add(what);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void awaitsInTheMiddleOfAMethodAndMeanwhileOtherCallsBegin() {
    Oracle oracle = new Oracle();
    Pilgrim pilgrim = new Pilgrim();
    AgentProxy asked = of(container.spawn(oracle));
    AgentProxy asks = of(container.spawn(() -> pilgrim, VIRTUAL));

    Future<Object> visit = asks.call("visit", asked);
    of(asks.call("note", "meanwhile"));
    oracle.answer.complete("42");

    assertThat(of(visit)).isEqualTo("was told 42");
    assertThat(pilgrim.diary).containsExactly("VirtualThread", "asks", "meanwhile", "hears");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void anEndDoesNotLeaveAnAgentThatAwaitsBehind() {
    Pilgrim pilgrim = new Pilgrim();
    AgentProxy asked = of(container.spawn(new Oracle()));
    Future<Object> visit = of(container.spawn(() -> pilgrim, VIRTUAL)).call("visit", asked);
    Outcome.until(vertx, () -> pilgrim.diary.contains("asks"));

    of(container.close());

    assertThat(failureOf(visit)).isNotNull();
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_20)
  void sayWhenTheRuntimeHasNone() {
    assertThat(failureOf(container.spawn(Pilgrim::new, VIRTUAL)))
        .hasMessage("this Java runtime has no virtual threads: threadingModel=VIRTUAL_THREAD java="
            + Runtime.version().feature() + " (use WORKER, or Java 21)");
  }
}
