package dev.vertxagents.console;

import static dev.vertxagents.console.ConsoleUnderTest.CONTROL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.LogLines;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As many pages as there may be, of which one does not keep up. */
@Timeout(120)
class ManyViewersTest {
  private static final int TICKS = 4;
  private static final int QUESTION = 16_000;
  private static final int MOST_QUESTIONS = 4_000;

  private final ConsoleUnderTest console = new ConsoleUnderTest(new ConsoleOptions(), new JsonObject());

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void theOneThatNeverReadsIsClosedAtAMebibyteAndTheOthersMissNoTick() throws Exception {
    List<Page> readers = new ArrayList<>();
    for (int i = 1; i < StreamDoor.MAX_SOCKETS; i++) {
      readers.add(Page.of(console, CONTROL));
    }
    Page deaf = Page.of(console, CONTROL);
    for (Page reader : readers) {
      reader.subscribe(1, "overview", new JsonObject());
      reader.await("snap");
    }

    List<String> closed = floodUntilClosed(deaf);

    assertThat(closed).singleElement().asString().contains("code=4408");
    long queued = Long.parseLong(closed.get(0).replaceAll(".*queuedBytes=", ""));
    assertThat(queued).isBetween((long) Outbound.MAX_QUEUED, Outbound.MAX_QUEUED + 2L * QUESTION);
    List<Long> all = ticks(readers.get(0), 2 * TICKS);
    assertThat(readers).hasSize(15).allSatisfy(reader -> assertThat(reader.closed).isNotDone());
    for (Page reader : readers.subList(1, readers.size())) {
      assertThat(all).as("who came later misses none either").containsSequence(ticks(reader, TICKS));
    }
  }

  /** It asks and asks, says that it keeps up, and reads no answer. Returns what the server's log says of that. */
  private List<String> floodUntilClosed(Page deaf) {
    deaf.socket.pause();
    String ping = new JsonObject().put("t", "ping").put("c", "x".repeat(QUESTION)).encode();
    String ack = new JsonObject().put("t", "ack").encode();
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < MOST_QUESTIONS && tooSlow(log).isEmpty(); i++) {
        deaf.socket.writeTextMessage(ack);
        ConsoleUnderTest.of(deaf.socket.writeTextMessage(ping).otherwiseEmpty());
      }
      return tooSlow(log);
    }
  }

  private static List<String> tooSlow(LogLines log) {
    return log.lines().stream().filter(line -> line.contains("does not keep up")).toList();
  }

  /** When the ticks were that a page was told, of which each said what changed: none was left out. */
  private static List<Long> ticks(Page page, int many) throws InterruptedException {
    List<Long> ticks = new ArrayList<>();
    for (int seq = 2; seq <= 1 + many; seq++) {
      JsonObject tick = page.await(message -> message.containsKey("seq"));
      assertThat(tick.getString("t")).isEqualTo("delta");
      assertThat(tick.getInteger("seq")).isEqualTo(seq);
      ticks.add(tick.getLong("at"));
    }
    return ticks;
  }
}
