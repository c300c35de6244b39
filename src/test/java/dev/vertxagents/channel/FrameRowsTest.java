package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.testkit.FaultProxy;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile and unlucky bytes, at the level of frames. After each of them an innocent bystander is served as before. */
class FrameRowsTest {
  private static final int MAX = 64 << 10;

  private Vertx vertx;
  private EchoServer server;
  private Channel bystander;
  private int badPeers;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    server = new EchoServer(vertx, new ChannelOptions().setMaxFrameBytes(MAX));
    bystander = Pair.connect(vertx, new NetTransport(vertx), server.address(), new ChannelOptions(),
        new MsgPackCodec());
  }

  @AfterEach
  void theBystanderIsServed() {
    Object answer = Turn.outcome(bystander.context(), () -> bystander.request("still there?"));
    assertThat(answer).isEqualTo("still there?");
    Turn.until(server.context, () -> server.ends.size() == badPeers);
    Turn.run(server.context, () -> server.channels.forEach(channel -> assertThat(channel.inbound()).isZero()));
    Turn.await(vertx.close());
  }

  private RawPeer peer() {
    return new RawPeer(vertx, server.address());
  }

  /** Sends bytes that must end their connection without an answer. */
  private void assertCloses(Buffer bytes, String reason) {
    RawPeer peer = peer();
    peer.send(bytes);
    peer.awaitClosed();
    badPeers++;
    server.awaitEnds(badPeers);
    assertThat(peer.receivedBytes()).isZero();
    assertThat(server.lastEnd()).contains(reason);
  }

  @Test
  void F1_closesOnAnEmptyFrame() {
    assertCloses(RawPeer.hex("00000000"), "empty frame");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000001 93", "00000002 9300", "00000003 930000", "00000003"})
  void F2_closesOnAFrameTooShortForATriple(String hex) {
    assertCloses(RawPeer.hex(hex), "frame too short");
  }

  @Test
  void F3_closesOnTheFourthByteOfAnOverlongFrame() {
    assertCloses(Buffer.buffer().appendInt(MAX + 1), "frame exceeds limit: length=65537 maxFrameBytes=65536");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80000000", "ffffffff", "7fffffff"})
  void F4_neverTakesALengthForNegative(String hex) {
    assertCloses(RawPeer.hex(hex), "length=" + Long.parseLong(hex, 16));
  }

  @Test
  void F5_acceptsAFrameOfExactlyTheLimit() {
    // given a request whose payload is as long as may be, and its answer too
    String text = "[0, 1, \"" + "x".repeat(MAX - 10) + "\"]";
    assertThat(text.length()).isEqualTo(MAX);
    // when
    RawPeer peer = peer().send(RawPeer.json(text));
    // then
    assertThat(peer.awaitFrames(1).get(0).equals("[1" + text.substring(2))).isTrue();
    // and one more is too many
    assertCloses(RawPeer.json(text + " "), "frame exceeds limit");
    peer.close();
    badPeers++;
  }

  @Test
  void F6_closesWhenAFrameIsNotCompletedInTime() {
    // given a server whose time is moved by hand
    Ticker.Stepper[] stepper = new Ticker.Stepper[1];
    Turn.run(server.context, () -> stepper[0] = Ticker.stepped(server.context));
    RawPeer slow = peer();
    slow.send(RawPeer.hex("0000ffff 93"));
    Turn.until(server.context, () -> server.channels.size() == 2 && stepper[0].ticker().armed() == 1);
    // when it sends a byte now and then, for 30 s
    Turn.run(server.context, () -> stepper[0].advance(Duration.ofMillis(29_900)));
    slow.send(RawPeer.hex("00"));
    Turn.until(server.context, () -> server.channels.get(1).inbound.chunks() >= 2);
    assertThat(slow.closed()).isFalse();
    Turn.run(server.context, () -> stepper[0].advance(Duration.ofMillis(200)));
    // then
    slow.awaitClosed();
    badPeers++;
    server.awaitEnds(badPeers);
    assertThat(server.lastEnd()).contains("frameTimeout=PT30S");
  }

  @Test
  void F6_aPartialFrameTakesNoMoreMemoryThanItsBytes() {
    FrameParser parser = new FrameParser(256 << 20);
    parser.feed(RawPeer.hex("0fffffff 93").getBytes(), 0, 5);
    assertThat(parser.next()).isFalse();
    assertThat(parser.midFrame()).isTrue();
    assertThat(parser.heldBytes()).isLessThan(1024);
  }

  @Test
  void F7_servesFramesOneByteASegmentAsAnyOther() {
    FaultProxy proxy = Turn.await(FaultProxy.open(vertx, server.address()));
    proxy.toTarget().split(1);
    RawPeer peer = new RawPeer(vertx, proxy.address());
    Buffer frames = Buffer.buffer();
    for (int i = 0; i < 50; i++) {
      frames.appendBuffer(RawPeer.json("[0, " + i + ", [" + i + ", \"\\u00e4\"]]"));
    }
    peer.send(frames);
    assertThat(peer.awaitFrames(50)).isEqualTo(
        IntStream.range(0, 50).mapToObj(i -> "[1, " + i + ", [" + i + ", \"\\u00e4\"]]").toList());
    peer.close();
    badPeers++;
  }

  @Test
  void F7_servesTenThousandFramesInOneSegmentAsAnyOther() {
    Buffer frames = Buffer.buffer();
    for (int i = 0; i < 10_000; i++) {
      frames.appendBuffer(RawPeer.json("[0, " + i + ", " + i + "]"));
    }
    RawPeer peer = peer().send(frames);
    assertThat(peer.awaitFrames(10_000)).isEqualTo(
        IntStream.range(0, 10_000).mapToObj(i -> "[1, " + i + ", " + i + "]").toList());
    peer.close();
    badPeers++;
  }

  @Test
  void F8_dispatchesNoPartialFrameThatIsFollowedByTheEnd() {
    Buffer frame = RawPeer.json("[0, 0, \"x\"]");
    for (int cut = 0; cut < frame.length(); cut++) {
      RawPeer peer = peer().send(frame.getBuffer(0, cut));
      peer.close();
      badPeers++;
      server.awaitEnds(badPeers);
      assertThat(server.lastEnd()).isEqualTo("orderly end");
    }
    assertThat(server.requests).hasValue(0);
  }

  @Test
  void F9_dispatchesNoPartialFrameThatIsFollowedByAReset() {
    Buffer frame = RawPeer.json("[0, 0, \"x\"]");
    try (LogLines log = new LogLines()) {
      for (int cut = 0; cut < frame.length(); cut++) {
        RawPeer peer = peer().send(frame.getBuffer(0, cut));
        peer.reset();
        badPeers++;
        server.awaitEnds(badPeers);
      }
      assertThat(log.stackTraces()).isEmpty();
    }
    assertThat(server.requests).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "POST / HTTP/1.1\r\n", "PUT / HTTP/1.1\r\n",
      "OPTIONS * HTTP/1.1\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "SSH-2.0-x\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001", "EHLO x\r\n",
      "*1\r\n$4\r\nPING\r\n",
      "220 mail ESMTP\r\n"})
  void F10_takesOtherProtocolsForOverlongFrames(String opening) {
    assertCloses(Buffer.buffer(opening, StandardCharsets.ISO_8859_1.name()), "frame exceeds limit");
  }

  @Test
  void F10_holdsForTheHighestLimitThatCanBeSet() {
    FrameParser parser = new FrameParser(256 << 20);
    for (String opening : List.of("GET ", "\u0016\u0003\u0001\u0002", "*1\r\n", "220 ", "EHLO", "SSH-")) {
      parser.feed(opening.getBytes(StandardCharsets.ISO_8859_1), 0, 4);
      assertThatThrownBy(parser::next).isInstanceOf(BadFrameException.class);
      parser = new FrameParser(256 << 20);
    }
  }

  @Test
  void F12_closesAtTheFirstOfManyFramesOfUnknownType() {
    Buffer frames = Buffer.buffer();
    for (int i = 0; i < 100_000; i++) {
      frames.appendInt(4).appendBytes(new byte[] {(byte) 0x93, 9, 0, (byte) 0xc0});
    }
    assertCloses(frames, "unknown message type: type=9");
    assertThat(server.requests).hasValue(0);
  }

  @Test
  void F12_logsOneLineAboutManyBadPeers() {
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < 20; i++) {
        assertCloses(RawPeer.hex("00000004 930900c0"), "unknown message type");
      }
      assertThat(log.stackTraces()).isEmpty();
      assertThat(log.lines().stream().filter(line -> line.contains("127.0.0.1"))).hasSizeBetween(0, 10);
    }
  }

  @Test
  void F14_dropsAndCountsAnswersThatNobodyWaitsFor() {
    // given ten requests that are held
    List<Request> held = new ArrayList<>();
    RawPeer peer = peer();
    Turn.until(server.context, () -> server.channels.size() == 2);
    Channel channel = server.channels.get(1);
    Turn.run(server.context, () -> channel.handler(held::add));
    for (int i = 0; i < 10; i++) {
      peer.send(RawPeer.json("[0, " + i + ", null]"));
    }
    Turn.until(server.context, () -> held.size() == 10);
    // when the peer has gone before they are answered
    peer.close();
    badPeers++;
    server.awaitEnds(badPeers);
    Turn.run(server.context, () -> held.forEach(request -> request.reply(out -> out.writeNull())));
    // then
    assertThat(Turn.on(server.context, channel::droppedAnswers)).isEqualTo(10);
    assertThat(Turn.on(server.context, channel::inbound)).isZero();
  }
}
