package dev.vertxagents.observe;

import dev.vertxagents.channel.Channel;
import dev.vertxagents.channel.FrameObserver;
import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.AtomicLong;

/** What the connections of one container carry. Written on its context only, so that no step has to be atomic. */
final class FrameMeters implements FrameObserver {
  /** The length in front of each frame. */
  private static final int PREFIX = 4;

  private final AtomicLong received;
  private final AtomicLong sent;
  private final Counter late;

  FrameMeters(Meters meters) {
    received = meters.count("agents.bytes", "Bytes of frames", "bytes", "direction", "received");
    sent = meters.count("agents.bytes", "Bytes of frames", "bytes", "direction", "sent");
    late = meters.counter("agents.late.replies", "Replies whose call had been given up");
  }

  @Override
  public void received(Channel channel, byte[] bytes, int offset, int length) {
    received.setRelease(received.getPlain() + PREFIX + length);
  }

  @Override
  public void sent(Channel channel, byte[] bytes, int offset, int length) {
    sent.setRelease(sent.getPlain() + PREFIX + length);
  }

  @Override
  public void late(Channel channel) {
    late.increment();
  }
}
