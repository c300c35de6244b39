package dev.vertxagents.observe;

import dev.vertxagents.channel.Channel;
import dev.vertxagents.channel.FrameObserver;
import io.micrometer.core.instrument.Counter;

/** What the connections of one container carry. */
final class FrameMeters implements FrameObserver {
  /** The length in front of each frame. */
  private static final int PREFIX = 4;

  private final Counter received;
  private final Counter sent;
  private final Counter late;

  FrameMeters(Meters meters) {
    received = meters.bytes("agents.bytes", "Bytes of frames", "direction", "received");
    sent = meters.bytes("agents.bytes", "Bytes of frames", "direction", "sent");
    late = meters.counter("agents.late.replies", "Replies whose call had been given up");
  }

  @Override
  public void received(Channel channel, byte[] bytes, int offset, int length) {
    received.increment(PREFIX + length);
  }

  @Override
  public void sent(Channel channel, byte[] bytes, int offset, int length) {
    sent.increment(PREFIX + length);
  }

  @Override
  public void late(Channel channel) {
    late.increment();
  }
}
