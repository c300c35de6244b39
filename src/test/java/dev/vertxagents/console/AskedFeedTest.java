package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedFeedTest {
  private static final int ROUNDS = 50;

  private final ConsoleSource nobody = new ConsoleSource() {
    @Override
    public String name() {
      return "nobody";
    }

    @Override
    public String node() {
      return "n1";
    }

    @Override
    public void close() {
    }

    @Override
    public List<NodeSource> nodes() {
      return List.of();
    }

    @Override
    public Future<Void> renew() {
      return Future.succeededFuture();
    }
  };
  private JsonArray entries = new JsonArray();
  private int asked;
  private final AskedFeed feed = new AskedFeed(new Stage(nobody, () -> 0), new Dictionary(),
      new AskedFeed.Asking(this::ask, (answer, rows) -> answer, Changes::any,
          answer -> answer.getJsonArray("entries").isEmpty()), () -> { });

  private Future<JsonObject> ask() {
    asked++;
    return Future.succeededFuture(new JsonObject().put("entries", entries.copy()));
  }

  private void rounds() {
    for (int i = 0; i < ROUNDS; i++) {
      feed.advance();
    }
  }

  @Test
  void whereThereIsNothingItAsksSeldom() {
    rounds();

    assertThat(asked).isBetween(ROUNDS / 20, ROUNDS / 5);
    assertThat(feed.snap()).isNotNull();
    assertThat(feed.delta()).as("nothing is new").isNull();
  }

  @Test
  void asSoonAsThereIsSomethingItAsksEachTime() {
    rounds();
    entries = new JsonArray().add("clock");
    rounds();
    int before = asked;

    rounds();

    assertThat(asked - before).isEqualTo(ROUNDS);
  }
}
