package dev.vertxagents.testkit;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The bytes that are under way between sockets of one process: written at one end, not read at the other. The two ends
 * of a connection know each other by their ports. Of a connection with one end elsewhere nothing is known, and nothing
 * claimed. Thread-safe.
 */
final class Traffic {
  private final Map<Long, End> open = new ConcurrentHashMap<>();
  private final Set<Integer> endpoints = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connecting = new AtomicInteger();
  private final AtomicLong changes = new AtomicLong();

  /** One end of a connection. Counts are written on its own context, and read by whoever waits. */
  final class End {
    private final long name;
    private final long opposite;
    private final int remotePort;
    private final BooleanSupplier held;
    private volatile boolean met;
    private volatile long written;
    private volatile long read;

    private End(int local, int remote, BooleanSupplier held) {
      this.name = (long) local << 32 | remote;
      this.opposite = (long) remote << 32 | local;
      this.remotePort = remote;
      this.held = held;
    }

    void wrote(long bytes) {
      changes.incrementAndGet();
      written += bytes;
    }

    void read(long bytes) {
      changes.incrementAndGet();
      read += bytes;
    }

    void closed() {
      changes.incrementAndGet();
      open.remove(name, this);
    }

    /** Whether all that was sent to it has arrived, as far as that is to be expected. */
    private boolean isCalm() {
      End other = open.get(opposite);
      if (held.getAsBoolean() || other != null && other.held.getAsBoolean()) {
        return true; // a fault that lasts keeps the bytes where they are
      }
      if (other == null) {
        return !met && !endpoints.contains(remotePort);
      }
      return read == other.written;
    }
  }

  /** An end has opened, on its context, before anything was written or read. */
  End opened(SocketAddress local, SocketAddress remote, BooleanSupplier held) {
    changes.incrementAndGet();
    End end = new End(port(local), port(remote), held);
    if (end.name != 0) {
      open.put(end.name, end);
      meet(end, open.get(end.opposite));
    }
    return end;
  }

  private static void meet(End end, @Nullable End other) {
    if (other != null) {
      end.met = true;
      other.met = true;
    }
  }

  /** Unix sockets have no ports: they are not watched. */
  private static int port(@Nullable SocketAddress address) {
    return address == null || !address.isInetSocket() ? 0 : address.port();
  }

  /** Connections to this address come out at an end that will be opened here. */
  void listening(SocketAddress endpoint) {
    endpoints.add(port(endpoint));
  }

  /** No more. */
  void deaf(SocketAddress endpoint) {
    endpoints.remove(port(endpoint));
  }

  /** An attempt to connect begins; {@code connected} must follow. */
  void connecting() {
    changes.incrementAndGet();
    connecting.incrementAndGet();
  }

  /** It has ended, well or not. */
  void connected() {
    changes.incrementAndGet();
    connecting.decrementAndGet();
  }

  /** Another number whenever anything has happened. */
  long changes() {
    return changes.get();
  }

  /** What is under way, in words, or null if nothing is. */
  @Nullable String underWay() {
    if (connecting.get() > 0) {
      return "connections are being made: " + connecting.get();
    }
    long restless = open.values().stream().filter(end -> !end.isCalm()).count();
    return restless == 0 ? null : "bytes are under way on sockets: " + restless;
  }
}
