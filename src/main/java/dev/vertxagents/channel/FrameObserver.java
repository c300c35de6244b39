package dev.vertxagents.channel;

/**
 * Sees the frames of a channel as they pass, without their length prefix. Called on the channel's context; must be
 * quick and must not throw. The bytes are valid during the call only.
 */
public interface FrameObserver {
  void received(Channel channel, byte[] bytes, int offset, int length);

  /** Called when a frame is written, ahead of its flush. */
  void sent(Channel channel, byte[] bytes, int offset, int length);

  /** A reply has come whose request had its outcome already: see {@link Channel#lateReplies()}. */
  default void late(Channel channel) {
  }
}
