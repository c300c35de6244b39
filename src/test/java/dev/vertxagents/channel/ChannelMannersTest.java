package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import dev.vertxagents.channel.ChannelException.Reason;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.ValueWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What handlers and callers may rely on, whatever the peer does. */
class ChannelMannersTest extends ScriptedPeerFixture {
  @Test
  void anAnswerThatCannotBeWrittenLeavesTheRequestWaiting() {
    send("[0, 0, null]");
    Turn.until(context, () -> requests.size() == 1);
    Turn.run(context, () -> {
      assertThatThrownBy(() -> requests.get(0).reply(out -> out.writeValue(new Object())))
          .isInstanceOf(CodecException.class);
      assertThatThrownBy(() -> requests.get(0).reply(out -> out.writeString("x".repeat(5 << 20))))
          .isInstanceOf(CodecException.class);
      requests.get(0).fail("RuntimeError: " + "x".repeat(5 << 20));
    });
    Turn.until(context, () -> peer.frames.size() == 1);
    assertThat(peer.frames.get(0)).isEqualTo("[2, 0, \"RuntimeError: the failure's text cannot travel\\n\"]");
  }

  @Test
  void contentMayBeReadLaterAndAgain() {
    send("[0, 0, [1, 2]]");
    send("[0, 1, [3, 4]]");
    Turn.until(context, () -> requests.size() == 2);
    Turn.run(context, () -> {
      assertThat(requests.get(0).content().readValue()).isEqualTo(List.of(1, 2));
      assertThat(requests.get(1).content().readValue()).isEqualTo(List.of(3, 4));
      assertThat(requests.get(0).read()).isEqualTo(List.of(1, 2));
      assertThatThrownBy(() -> requests.get(0).content()).isInstanceOf(IllegalStateException.class);
      requests.forEach(request -> request.reply(out -> out.writeNull()));
    });
  }

  @Test
  void aSilentPeerIsSuspectUntilItIsHeardOf() {
    ask("x", 1000);
    assertThat(Turn.on(context, channel::suspect)).isFalse();
    Turn.run(context, () -> time.advance(Duration.ofSeconds(2)));
    assertThat(Turn.on(context, channel::suspect)).isTrue();
    deliver("[1, 0, null]");
    assertThat(Turn.on(context, channel::suspect)).isFalse();
  }

  @Test
  void afterTheEndNothingIsSent() {
    Outcome before = ask("before");
    Turn.run(context, channel::close);
    before.assertFailed(Reason.CONNECTION_LOST, "closed on this side");
    ask("after").assertFailed(Reason.NOT_CONNECTED, "connection is closed");
    Turn.until(context, () -> ends.size() == 1);
    assertThat(ends.get(0)).isNull();
  }

  @Test
  void thePeersEndFailsWhatIsPendingAtOnce() {
    List<Outcome> outcomes = List.of(ask(0), ask(1), ask(2));
    Turn.run(context, () -> peer.link.close());
    Turn.until(context, () -> ends.size() == 1);
    outcomes.forEach(outcome -> outcome.assertFailed(Reason.CONNECTION_LOST, "peer=loopback"));
  }

  @Test
  void contentThatSendsAnotherMessageIsRefused() {
    Outcome inner = new Outcome();
    Outcome outer = new Outcome();
    Turn.run(context, () -> channel.request(out -> {
      channel.request(ValueWriter::writeNull, inner, 1000);
      out.writeString("outer");
    }, outer, 1000));
    inner.assertFailed(Reason.ENCODE_FAILED, "must not send others");
    deliver("[1, 0, true]");
    outer.assertResult(true);
    assertThat(peer.frames).containsExactly("[0, 0, \"outer\"]");
  }
}
