package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Fragile.Glass;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values and agents that break in the middle of a call made in place. */
class FragileTest {
  private final Vertx vertx = Vertx.vertx();
  private Container container;

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private static final class FragileAgent extends Agent implements Fragile {
    private Fragile me;

    @Override
    public Future<Integer> take(Glass glass) {
      return Future.succeededFuture(1);
    }

    @Override
    public Future<Glass> give(boolean broken) {
      return Future.succeededFuture(new Glass(broken));
    }

    @Override
    public Future<String> vanish(int depth) {
      container().remove("fragile");
      return depth == 0 ? Future.succeededFuture("gone")
          : me.vanish(depth - 1).recover(e -> Future.succeededFuture(((AgentException) e).code().name()));
    }
  }

  private final FragileAgent agent = new FragileAgent();

  private Fragile spawn(RoadForm road) {
    container = road.open(vertx);
    agent.me = of(container.spawn("fragile", agent)).as(Fragile.class);
    return agent.me;
  }

  private AgentException failure(Fragile fragile, boolean argument) {
    Future<?> call = ((OpenContainer) container).home().call(() -> argument
        ? fragile.take(new Glass(true)).mapEmpty() : fragile.give(true).mapEmpty());
    return Outcome.agentFailureOf(call);
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeReadFailsThroughTheFuture(RoadForm road) {
    Fragile fragile = spawn(road);
    assertThat(of(fragile.take(new Glass(false)))).isEqualTo(1);

    for (int again = 0; again < 2; again++) {
      AgentException argument = failure(fragile, true);
      assertThat(argument.code()).isEqualTo(FailureCode.ENCODE_FAILED);
      assertThat(argument.executed()).isEqualTo(Executed.NO);

      AgentException result = failure(fragile, false);
      assertThat(result.code()).isEqualTo(FailureCode.RESULT_UNENCODABLE);
      assertThat(result.executed()).isEqualTo(Executed.YES);
    }
    assertThat(of(fragile.give(false))).isEqualTo(new Glass(false));
  }

  @Test
  void anAgentThatRemovesItselfMayCallItselfMeanwhile() {
    Fragile fragile = spawn(RoadForm.DIRECT);
    of(fragile.give(false));

    String outcome = Outcome.at(container, () -> fragile.vanish(1));

    assertThat(outcome).isIn(FailureCode.NO_SUCH_AGENT.name(), FailureCode.SHUTTING_DOWN.name());
    of(container.shutdown());
  }
}
