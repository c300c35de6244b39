package dev.vertxagents.testkit;

import io.vertx.core.buffer.Buffer;
import java.util.Random;

/**
 * Lets frames pass, not at all, once or twice. Frames are what the length before them says, four bytes, high one first;
 * what each becomes is decided at its first byte, so that those that pass need not wait for their last. A length that
 * is none ends that: from there on bytes are bytes.
 */
final class FrameSieve {
  private static final int HEAD = 4;

  private enum Fate { PASS, DROP, TWICE }

  private final FaultScript script;
  private final Random random;
  private Buffer frame = Buffer.buffer();
  private Fate fate = Fate.PASS;
  private long missing;
  private boolean lost;
  private boolean blind;

  FrameSieve(FaultScript script, long seed) {
    this.script = script;
    this.random = new Random(seed);
  }

  /** Whether anything has been lost here. */
  boolean lost() {
    return lost;
  }

  /** What is left of a chunk. */
  Buffer sift(Buffer chunk) {
    Buffer left = Buffer.buffer();
    int at = 0;
    while (at < chunk.length() && !blind) {
      if (missing == 0) {
        begin();
      }
      int end = (int) Math.min(chunk.length(), at + missing);
      frame.appendBuffer(chunk.slice(at, end));
      if (fate != Fate.DROP) {
        left.appendBuffer(chunk.slice(at, end));
      }
      missing -= end - at;
      at = end;
      if (missing == 0) {
        complete(left);
      }
    }
    return left.appendBuffer(chunk.slice(at, chunk.length()));
  }

  /** Both lots are drawn whatever the script says, so that one setting does not change the outcome of the other. */
  private void begin() {
    boolean drop = random.nextDouble() < script.dropped();
    boolean twice = random.nextDouble() < script.duplicated();
    fate = drop ? Fate.DROP : twice ? Fate.TWICE : Fate.PASS;
    lost |= drop;
    frame = Buffer.buffer();
    missing = HEAD;
  }

  /** Of the head, or of the frame. */
  private void complete(Buffer left) {
    if (frame.length() == HEAD) {
      missing = frame.getUnsignedInt(0);
      blind = missing > Integer.MAX_VALUE;
    }
    if (missing == 0 && fate == Fate.TWICE) {
      left.appendBuffer(frame);
    }
  }
}
