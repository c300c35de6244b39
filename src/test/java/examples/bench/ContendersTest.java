package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each contender makes a few calls to the other process; that answers are right is what the loops check. */
@Timeout(120)
class ContendersTest {
  static final List<String> NAMES = Contenders.REMOTE;
  private static final Vertx VERTX = Vertx.vertx();
  private static ChildProcess peer;

  @BeforeAll
  static void startPeer() throws Exception {
    peer = await(ChildProcess.start(Peer.class, List.of(), new JsonObject()));
  }

  @AfterAll
  static void closeAll() throws Exception {
    peer.close();
    await(VERTX.close());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void callsTheOtherProcess(String name) throws Exception {
    Plan plan = Plan.of(new JsonObject().put("contenders", new JsonArray().add(name)));
    JsonArray place = new JsonArray().add(peer.answer.getJsonArray("places").getString(NAMES.indexOf(name)));
    Connection connection = await(Peer.connect(VERTX, plan, place)).get(0).connection();

    Sample one = await(connection.run(Workload.ADD, 1, 50));
    Sample many = await(connection.run(Workload.ADD, 64, 500));
    Sample texts = await(connection.run(Workload.echo(1024), 8, 50));
    await(connection.close());

    assertThat(one.calls()).isPositive();
    assertThat(many.calls()).isGreaterThanOrEqualTo(64);
    assertThat(texts.calls()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void testsAndTheirProfileHaveAllContenders() {
    assertThat(Contenders.absent(Contenders.REMOTE)).isEmpty();
    assertThat(Contenders.absent(List.of("netty", "carrier-pigeon"))).containsExactly("carrier-pigeon");
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(100, TimeUnit.SECONDS);
  }
}
