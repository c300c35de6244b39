package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import dev.vertxagents.channel.ChannelException.Reason;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.JsonCodec;
import dev.vertxagents.codec.MsgPackCodec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile and unlucky messages, row by row. */
class CallRowsTest extends ScriptedPeerFixture {
  @ParameterizedTest
  @ValueSource(strings = {"3", "-1", "\"0\"", "null", "1099511627776", "1.5", "[]"})
  void R1_closesOnAMessageTypeThatIsNone(String type) {
    assertCloses("[" + type + ", 0, null]", "message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"0\"", "null", "18446744073709551616", "[0]"})
  void R2_closesOnAMessageNumberThatIsNone(String id) {
    assertCloses("[0, " + id + ", null]", "message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 0]", "{\"a\": 1}", "\"text\"", "null", "[[0, 0, 0]]"})
  void R3_closesOnWhatIsNoTriple(String message) {
    assertCloses(message, "");
  }

  @Test
  void R3_closesOnATripleThatGoesOn() {
    Outcome answered = ask("answered");
    Outcome pending = ask("pending");
    send("[1, 0, true, 4]");
    Turn.until(context, () -> ends.size() == 1);
    answered.assertResult(true);
    pending.assertFailed(Reason.CONNECTION_LOST, "fourth item");
  }

  @Test
  void R3_closesOnARequestThatGoesOn() {
    Turn.run(context, () -> channel.handler(Request::read));
    assertCloses("[0, 0, null, 4]", "fourth item");
  }

  @Test
  void R4_contentThatCannotBeReadFailsOneRequest() {
    Turn.run(context, () -> channel.handler(request -> {
      request.content().readInt();
      request.finish();
      request.reply(out -> out.writeInt(1));
    }));
    send("[0, 0, \"no number\"]");
    send("[0, 1, 5]");
    Turn.until(context, () -> peer.frames.size() == 2);
    assertThat(peer.frames.get(0)).startsWith("[2, 0, \"SerializationError: ");
    assertThat(peer.frames.get(1)).isEqualTo("[1, 1, 1]");
  }

  @Test
  void R4_tooMuchUnreadableContentEndsTheConnection() {
    // given twenty within a minute, which are answered
    Turn.run(context, () -> channel.handler(request -> request.malformed("TypeError: no\n")));
    for (int i = 0; i < 20; i++) {
      send("[0, " + i + ", null]");
    }
    Turn.until(context, () -> peer.frames.size() == 20);
    assertThat(ends).isEmpty();
    // when, a minute later, there is room for another twenty
    Turn.until(context, () -> channel.outbound.queued() == 0);
    Turn.run(context, () -> time.advance(Duration.ofSeconds(61)));
    for (int i = 20; i < 40; i++) {
      send("[0, " + i + ", null]");
    }
    Turn.until(context, () -> peer.frames.size() == 40);
    assertThat(ends).isEmpty();
    // then one more ends it
    send("[0, 40, null]");
    Turn.until(context, () -> ends.size() == 1);
    assertThat(ends.get(0)).hasMessageContaining("too many unreadable requests");
  }

  @Test
  void R5_closesOnANumberThatIsInUse() {
    send("[0, 7, \"first\"]");
    Turn.until(context, () -> requests.size() == 1);
    assertCloses("[0, 7, \"second\"]", "request number in use: id=7");
    assertThat(requests).hasSize(1);
    Turn.run(context, () -> requests.get(0).reply(out -> out.writeNull()));
    assertThat(Turn.on(context, channel::droppedAnswers)).isEqualTo(1);
  }

  @Test
  void R5_aNumberMayBeUsedAgainOnceItsRequestIsAnswered() {
    for (int i = 0; i < 3; i++) {
      send("[0, 7, null]");
      Turn.until(context, () -> requests.size() == 1);
      Turn.run(context, () -> requests.remove(0).reply(out -> out.writeBoolean(true)));
    }
    Turn.until(context, () -> peer.frames.size() == 3);
    assertThat(peer.frames).containsOnly("[1, 7, true]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 1, null]", "[2, 77, \"text\"]", "[1, 9223372036854775807, null]"})
  void R6_closesOnAResultForANumberNeverIssued(String message) {
    assertCloses(message, "reply to a request never made");
  }

  @Test
  void R7_ignoresAndCountsResultsAfterTimeOutOrCancel() {
    Outcome late = ask("late", 1000);
    Outcome cancelled = ask("cancelled");
    Turn.run(context, () -> {
      time.advance(Duration.ofMillis(1250));
      cancelled.cancel();
      cancelled.cancel();
    });
    late.assertFailed(Reason.TIMEOUT, "no reply in time");
    cancelled.assertFailed(Reason.CANCELLED, "given up");

    deliver("[1, 0, \"too late\"]");
    deliver("[1, 1, \"too late\"]");

    assertThat(Turn.on(context, channel::lateReplies)).isEqualTo(2);
    late.assertOne();
    cancelled.assertOne();
  }

  @Test
  void R8_theFirstOfTwoResultsWins() {
    Outcome outcome = ask("x");
    deliver("[1, 0, \"first\"]");
    deliver("[1, 0, \"second\"]");
    outcome.assertResult("first");
    assertThat(Turn.on(context, channel::lateReplies)).isEqualTo(1);
  }

  @Test
  void R9_failuresOfAnyShapeAreText() {
    List<String> contents = List.of("null", "{\"a\": 1}", "[\"TypeError\", \"no\"]", "\"two\\nlines\\u0007\"", "12");
    List<String> texts = List.of("null", "{a=1}", "[TypeError, no]", "two\nlines\u0007", "12");
    for (int i = 0; i < contents.size(); i++) {
      Outcome outcome = ask("x");
      deliver("[2, " + i + ", " + contents.get(i) + "]");
      outcome.assertFailure(texts.get(i));
    }
  }

  @Test
  void R9_longFailuresAreCut() {
    Outcome outcome = ask("x");
    deliver("[2, 0, \"" + "a".repeat(3_000_000) + "\"]");
    outcome.assertFailure("a".repeat(8192));
  }

  @Test
  void R16_aRequestBeyondTheFrameLimitIsNotSent() {
    Outcome tooLong = ask("x".repeat(5 << 20));
    tooLong.assertFailed(Reason.ENCODE_FAILED, "maxFrameBytes");
    Outcome next = ask("short");
    deliver("[1, 0, \"yes\"]");
    next.assertResult("yes");
    assertThat(peer.frames.get(0)).isEqualTo("[0, 0, \"short\"]");
  }

  @Test
  void R16_whatCannotBeEncodedLeavesNoBytesBehind() {
    Outcome outcome = ask(List.of("half", new Object()));
    outcome.assertFailed(Reason.ENCODE_FAILED, "");
    Outcome thrown = new Outcome();
    Turn.run(context, () -> channel.request(out -> {
      out.beginArray(2);
      throw new IllegalStateException("boom");
    }, thrown, 1000));
    thrown.assertFailed(Reason.ENCODE_FAILED, "boom");
    ask("whole");
    Turn.until(context, () -> peer.frames.size() == 1);
    assertThat(peer.frames).containsExactly("[0, 0, \"whole\"]");
  }

  @Test
  void R17_refusesOneCallMoreThanMayBePending() {
    reopen(new ChannelOptions().setMaxPendingCalls(3), new JsonCodec());
    List<Outcome> outcomes = List.of(ask(0), ask(1), ask(2), ask(3));
    outcomes.get(3).assertFailed(Reason.OVERLOADED, "maxPendingCalls=3");
    deliver("[1, 1, \"yes\"]");
    outcomes.get(1).assertResult("yes");
    ask(4);
    assertThat(Turn.on(context, channel::pending)).isEqualTo(3);
  }

  @Test
  void R19_refusesTimeOutsThatAreNotPositiveAndShortensHugeOnes() {
    for (long bad : new long[] {0, -1, Long.MIN_VALUE}) {
      assertThatIllegalArgumentException().isThrownBy(() -> ask("x", bad))
          .withMessageContaining("timeoutMillis=" + bad);
    }
    Outcome outcome = ask("x", Long.MAX_VALUE);
    Turn.until(context, () -> channel.outbound.queued() == 0);
    Turn.run(context, () -> time.advance(Duration.ofHours(24).plusMillis(250)));
    outcome.assertFailed(Reason.TIMEOUT, "no reply in time");
  }

  @Test
  void C7_aTruncatedResultFailsItsCallOnly() {
    reopen(new ChannelOptions(), new MsgPackCodec());
    Outcome first = new Outcome();
    Outcome second = new Outcome();
    Turn.run(context, () -> {
      channel.request(out -> out.writeNull(), first, 1000);
      channel.request(out -> out.writeNull(), second, 1000);
      peer.sendBytes(RawPeer.frame(RawPeer.hex("93 01 00 92 01")));
      peer.sendBytes(RawPeer.frame(RawPeer.hex("93 01 01 07")));
    });
    Turn.until(context, () -> second.count == 1);
    first.assertFailed(Reason.DECODE_FAILED, "unreadable result");
    second.assertResult(7);
  }

  @Test
  void C22_anotherCodecInMidConnectionCloses() {
    Outcome pending = ask("x");
    Turn.until(context, () -> peer.frames.size() == 1);
    Turn.run(context, () -> peer.sendBytes(RawPeer.frame(RawPeer.hex("93 01 00 07"))));
    Turn.until(context, () -> ends.size() == 1);
    pending.assertFailed(Reason.CONNECTION_LOST, "the peer seems to speak msgpack, this connection json");
  }

  @Test
  void X22_whateverAHandlerThrowsTheRequestIsAnsweredAndTheLoopGoesOn() {
    List<Throwable> thrown = List.of(new IllegalStateException("a"), new StackOverflowError(), new AssertionError("b"),
        new NoClassDefFoundError("c"), new CodecException("d"));
    Turn.run(context, () -> channel.handler(request -> sneak(thrown.get((int) request.id()))));
    for (int i = 0; i < thrown.size(); i++) {
      send("[0, " + i + ", null]");
    }
    Turn.until(context, () -> peer.frames.size() == thrown.size());
    assertThat(peer.frames).allMatch(frame -> frame.startsWith("[2, ") && !frame.contains("\"a\""));
  }

  @Test
  void X22_whateverAnOutcomeThrowsTheLoopGoesOn() {
    Turn.run(context, () -> {
      for (int i = 0; i < 3; i++) {
        channel.request(out -> out.writeNull(), new Outcome() {
          @Override
          void happened() {
            throw new IllegalStateException("boom");
          }
        }, 1000);
      }
    });
    deliver("[1, 0, null]");
    deliver("[2, 1, null]");
    Turn.run(context, () -> time.advance(Duration.ofSeconds(2)));
    Outcome fine = ask("x");
    deliver("[1, 3, true]");
    fine.assertResult(true);
  }

  @Test
  void X24_oneAnswerPerRequestWhoeverGivesMore() {
    send("[0, 0, null]");
    Turn.until(context, () -> requests.size() == 1);
    Turn.run(context, () -> {
      Request request = requests.get(0);
      assertThat(request.answered()).isFalse();
      request.reply(out -> out.writeInt(1));
      assertThat(request.answered()).isTrue();
      request.reply(out -> out.writeInt(2));
      request.fail("no");
      request.malformed("no");
    });
    Outcome next = ask("next");
    deliver("[1, 0, true]");
    next.assertResult(true);
    assertThat(peer.frames.stream().filter(frame -> frame.startsWith("[1, 0") || frame.startsWith("[2, 0"))).hasSize(1);
    assertThat(Turn.on(context, channel::droppedAnswers)).isEqualTo(3);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
