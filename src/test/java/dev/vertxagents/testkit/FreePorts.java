package dev.vertxagents.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * TCP ports of the loopback interface that stay free until a test binds them. Below the range that systems give to
 * outgoing connections and to port 0: one from there may be anybody's a moment later, and who dials it while nobody
 * listens may be connected to himself.
 */
public final class FreePorts {
  private static final int FIRST = 26_000;
  private static final int COUNT = 6_000;
  /** Begins anywhere: several processes run tests at once. */
  private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePorts() {
  }

  /** Never the same twice in one process, unless all have been given. */
  public static int next() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port is free: ports=" + FIRST + " to " + (FIRST + COUNT - 1));
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
