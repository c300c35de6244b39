package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelTest {
  private Vertx vertx;
  private Pair pair;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    pair = Pair.open(vertx);
  }

  @AfterEach
  void close() {
    Turn.await(vertx.close());
  }

  @Test
  void answersWithWhatTheHandlerReplies() {
    pair.echo();
    assertThat(pair.ask("hello")).isEqualTo("hello");
    assertThat(pair.ask(List.of(1, Map.of("a", 2.5)))).isEqualTo(List.of(1, Map.of("a", 2.5)));
    assertThat(pair.ask(null)).isNull();
  }

  @Test
  void failsWithThePeersWords() {
    Turn.run(pair.server().context(), () -> pair.server().handler(request -> request.fail("ValueError: 42\n")));
    assertThatThrownBy(() -> pair.ask(1)).isInstanceOf(PeerFailure.class).hasMessage("ValueError: 42\n");
  }

  @Test
  void repliesMayComeInAnyOrder() {
    // given a server that answers the last first
    List<Request> held = new ArrayList<>();
    Turn.run(pair.server().context(), () -> pair.server().handler(request -> {
      held.add(request);
      if (held.size() == 3) {
        for (int i = 2; i >= 0; i--) {
          Object value = held.get(i).read();
          held.get(i).reply(out -> out.writeValue(value));
        }
      }
    }));
    // when
    List<Object> arrived = new ArrayList<>();
    Turn.outcome(pair.client().context(), () -> Future.all(List.of("a", "b", "c").stream()
        .map(value -> pair.client().request(value).onSuccess(arrived::add)).toList()));
    // then
    assertThat(arrived).containsExactly("c", "b", "a");
  }

  @Test
  void bothEndsMayAsk() {
    // given a server that asks back before it answers
    Turn.run(pair.server().context(), () -> pair.server().handler(request -> {
      Object value = request.read();
      pair.server().request("what do you mean by " + value)
          .onSuccess(meaning -> request.reply(out -> out.writeValue(meaning)));
    }));
    Turn.run(pair.client().context(), () -> pair.client().handler(request -> request.reply(out -> out.writeInt(42))));
    // when, then
    assertThat(pair.ask("all")).isEqualTo(42);
  }

  @Test
  void keepsNothingOfCallsThatWereAnswered() {
    pair.echo();
    Promise<Void> done = Promise.promise();
    pair.client().context().runOnContext(v -> again(2_000, done));
    Turn.await(done.future());
    assertThat(pair.client().pending()).isZero();
    assertThat(pair.server().inbound()).isZero();
  }

  private void again(int left, Promise<Void> done) {
    if (left == 0) {
      done.complete();
    } else {
      pair.client().request(left).onSuccess(value -> again(left - 1, done)).onFailure(done::fail);
    }
  }
}
