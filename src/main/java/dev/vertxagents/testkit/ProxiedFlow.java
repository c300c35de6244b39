package dev.vertxagents.testkit;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;

/** One direction of a proxied connection, treated as its script says. On the connection's context. */
final class ProxiedFlow {
  private static final long STEP_MILLIS = 100;

  private final ProxiedConnection connection;
  private final NetSocket from;
  private final NetSocket to;
  private final FaultScript script;
  private final Runnable listener = this::onChange;
  private Buffer waiting = Buffer.buffer();
  private long passed;
  private long lastDue;
  private int delayed;
  private boolean sourceEnded;
  private boolean stepping;
  private boolean stopped;

  ProxiedFlow(ProxiedConnection connection, NetSocket from, NetSocket to, FaultScript script) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.script = script;
  }

  void start() {
    script.onChange(listener);
    from.exceptionHandler(e -> connection.reset());
    from.endHandler(v -> {
      sourceEnded = true;
      flow();
    });
    from.handler(this::arrived);
    flow();
  }

  void stop() {
    stopped = true;
    script.forget(listener);
  }

  private void onChange() {
    connection.context().runOnContext(v -> flow());
  }

  private void arrived(Buffer chunk) {
    long delay = script.delayMillis();
    long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    lastDue = Math.max(lastDue, now + delay);
    if (lastDue <= now && delayed == 0) {
      take(chunk);
    } else {
      delayed++;
      connection.context().owner().setTimer(Math.max(1, lastDue - now), id -> {
        delayed--;
        take(chunk);
      });
    }
  }

  private void take(Buffer chunk) {
    if (!script.blackhole()) {
      waiting.appendBuffer(chunk);
    }
    flow();
  }

  /** Passes on what may be passed on now. */
  private void flow() {
    if (stopped) {
      return;
    }
    if (script.paused()) {
      from.pause();
      return;
    }
    if (!to.writeQueueFull()) {
      from.resume();
    }
    boolean enough = sourceEnded || waiting.length() >= script.mergeBytes();
    if (waiting.length() > 0 && enough && !stepping) {
      pass();
    }
    if (script.cut() != FaultScript.Cut.NONE && !stepping && passed >= script.cutAfter()) {
      cut();
    } else if (sourceEnded && waiting.length() == 0 && delayed == 0 && !stepping) {
      connection.finish();
    }
  }

  private void pass() {
    long allowed = Math.min(waiting.length(), script.cutAfter() - passed);
    if (script.bytesPerSecond() > 0) {
      allowed = Math.min(allowed, Math.max(1, script.bytesPerSecond() * STEP_MILLIS / 1000));
      step();
    }
    if (allowed > 0) {
      Buffer now = waiting.getBuffer(0, (int) allowed);
      waiting = waiting.getBuffer((int) allowed, waiting.length());
      write(now);
    }
  }

  private void step() {
    stepping = true;
    connection.context().owner().setTimer(STEP_MILLIS, id -> {
      stepping = false;
      flow();
    });
  }

  private void write(Buffer bytes) {
    passed += bytes.length();
    script.passed(bytes);
    if (script.pieceBytes() > 0) {
      stepping = true;
      writePieces(bytes, 0, script.pieceBytes());
    } else {
      to.write(bytes);
    }
    if (to.writeQueueFull()) {
      from.pause(); // else a proxy would hide that the peer does not read
      to.drainHandler(v -> flow());
    }
  }

  /** A turn of the event loop for each, so that each is flushed alone. */
  private void writePieces(Buffer bytes, int at, int piece) {
    if (at < bytes.length() && !stopped) {
      to.write(bytes.getBuffer(at, Math.min(bytes.length(), at + piece)));
      connection.context().runOnContext(v -> writePieces(bytes, at + piece, piece));
    } else {
      stepping = false;
      flow();
    }
  }

  private void cut() {
    if (script.cut() == FaultScript.Cut.RESET) {
      connection.reset();
    } else {
      connection.finish();
    }
  }
}
