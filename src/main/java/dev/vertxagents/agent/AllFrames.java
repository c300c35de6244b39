package dev.vertxagents.agent;

import dev.vertxagents.channel.Channel;
import dev.vertxagents.channel.FrameObserver;
import java.util.List;

/** All that see the frames of one container, as if they were one. */
record AllFrames(List<FrameObserver> observers) implements FrameObserver {
  @Override
  public void received(Channel channel, byte[] bytes, int offset, int length) {
    observers.forEach(observer -> observer.received(channel, bytes, offset, length));
  }

  @Override
  public void sent(Channel channel, byte[] bytes, int offset, int length) {
    observers.forEach(observer -> observer.sent(channel, bytes, offset, length));
  }

  @Override
  public void late(Channel channel) {
    observers.forEach(observer -> observer.late(channel));
  }
}
