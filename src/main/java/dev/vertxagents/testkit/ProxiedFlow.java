package dev.vertxagents.testkit;

import dev.vertxagents.clock.AgentClock;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Timer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/** One direction of a proxied connection, treated as its script says. On the connection's context. */
final class ProxiedFlow {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final long STEPS_PER_SECOND = 10;

  private final ProxiedConnection connection;
  private final ProxiedSocket source;
  private final ProxiedSocket sink;
  private final NetSocket from;
  private final NetSocket to;
  private final FaultScript script;
  private final AgentClock clock;
  private final FrameSieve sieve;
  private final DelayLine delayed;
  private final Runnable listener = this::onChange;
  private Buffer waiting = Buffer.buffer();
  private long passed;
  private @Nullable Timer step;
  private boolean sourceEnded;
  private boolean stepping;
  private boolean stopped;

  /** How it is treated: by what script, in what time, and with what luck. */
  record Treatment(FaultScript script, AgentClock clock, long seed) {
  }

  ProxiedFlow(ProxiedConnection connection, ProxiedSocket source, ProxiedSocket sink, Treatment treatment) {
    this.connection = connection;
    this.source = source;
    this.sink = sink;
    this.from = source.socket();
    this.to = sink.socket();
    this.script = treatment.script();
    this.clock = treatment.clock();
    this.sieve = new FrameSieve(script, treatment.seed());
    this.delayed = new DelayLine(clock, this::take);
  }

  boolean lossy() {
    return sieve.lost();
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
    delayed.stop();
    endStep();
  }

  private void onChange() {
    connection.context().runOnContext(v -> changed());
  }

  /** What is held by a setting that is no more goes on. */
  private void changed() {
    if (script.delay().isZero() && !stopped) {
      delayed.flush();
    }
    if (script.bytesPerSecond() == 0) {
      endStep();
    }
    flow();
  }

  private void arrived(Buffer chunk) {
    source.end().read(chunk.length());
    if (!stopped) { // else it would leave a timer behind
      delayed.put(chunk, script.delay());
    }
  }

  private void take(Buffer chunk) {
    waiting.appendBuffer(sieve.sift(chunk));
    flow();
  }

  /** Passes on what may be passed on now. */
  private void flow() {
    if (stopped) {
      return;
    }
    if (script.frozen()) {
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
    } else if (sourceEnded && waiting.length() == 0 && delayed.isEmpty() && !stepping) {
      connection.finish();
    }
  }

  private void pass() {
    long allowed = Math.min(waiting.length(), script.cutAfter() - passed);
    if (script.bytesPerSecond() > 0) {
      allowed = Math.min(allowed, Math.max(1, script.bytesPerSecond() / STEPS_PER_SECOND));
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
    step = clock.callIn(STEP, () -> {
      endStep();
      flow();
    });
  }

  private void endStep() {
    if (step != null) {
      step.cancel();
      step = null;
      stepping = false;
    }
  }

  private void write(Buffer bytes) {
    passed += bytes.length();
    script.passed(bytes);
    if (script.pieceBytes() > 0) {
      stepping = true;
      writePieces(bytes, 0, script.pieceBytes());
    } else {
      send(bytes);
    }
    if (to.writeQueueFull()) {
      from.pause(); // else a proxy would hide that the peer does not read
      to.drainHandler(v -> flow());
    }
  }

  private void send(Buffer bytes) {
    sink.end().wrote(bytes.length());
    to.write(bytes);
  }

  /** A turn of the event loop for each, so that each is flushed alone. */
  private void writePieces(Buffer bytes, int at, int piece) {
    if (at < bytes.length() && !stopped) {
      send(bytes.getBuffer(at, Math.min(bytes.length(), at + piece)));
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
