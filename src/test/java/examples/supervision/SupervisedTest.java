package examples.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupervisedTest {
  private Vertx vertx;
  private Container container;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    container = get(Container.open(vertx));
  }

  @AfterEach
  void close() throws Exception {
    get(vertx.close());
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void comesBackWithNothingCounted() throws Exception {
    AgentProxy tally = get(Supervised.tally(container));
    assertThat(get(tally.call("add", 5))).isEqualTo(5);

    get(tally.call("add", -1));
    get(tally.connect(Duration.ofSeconds(20)));

    assertThat(get(tally.call("add", 2))).isEqualTo(2);
  }

  @Test
  void failsOnceTooOftenAndThatIsTold() throws Exception {
    AgentProxy tally = get(Supervised.tally(container));
    Future<String> epitaph = Supervised.epitaph(container, "local://container-1/tally");

    for (int life = 0; life < 4; life++) {
      assertThat(epitaph.isComplete()).isFalse();
      get(tally.connect(Duration.ofSeconds(20)));
      get(tally.call("add", -1));
    }

    assertThat(get(epitaph)).isEqualTo("failed: IllegalArgumentException: not to be added: amount=-1");
  }

  @Test
  void isMadeElsewhere() throws Exception {
    Container managed = get(Supervised.managed(vertx));

    AgentProxy tally = get(Supervised.spawnThere(container, managed.address()));

    assertThat(tally.address().toString()).isEqualTo(managed.address() + "1");
    assertThat(get(tally.call("add", 3))).isEqualTo(3);
  }
}
