package dev.vertxagents.benchmarks;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;

/** Has JMH run benchmarks on threads of the kind that run agents: what is kept per thread is found faster there. */
public final class EventLoop extends MultiThreadIoEventLoopGroup {
  static final String EXECUTOR = "-Djmh.executor=CUSTOM";
  static final String CLASS = "-Djmh.executor.class=dev.vertxagents.benchmarks.EventLoop";

  /** As JMH asks for it. */
  public EventLoop(int threads, String prefix) {
    super(threads, NioIoHandler.newFactory());
  }
}
