package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;

/** What is written and has not left, to be taken in pieces as large as the window and a message of the bus allow. */
final class BusQueue {
  private record Piece(Buffer bytes, Promise<Void> left) {
  }

  private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
  private final ArrayDeque<Promise<Void>> leaving = new ArrayDeque<>();
  /** How much of the first piece was taken. */
  private int taken;

  /** Completes when all of it was taken and {@link #settle settled}. */
  Future<Void> add(Buffer bytes) {
    Promise<Void> left = Promise.promise();
    if (bytes.length() == 0 && pieces.isEmpty()) {
      leaving.add(left);
    } else {
      pieces.add(new Piece(bytes, left));
    }
    return left.future();
  }

  boolean hasBytes() {
    return !pieces.isEmpty();
  }

  /** Some bytes, at most so many, in the order written; copied only if they are of several pieces. */
  Buffer take(int most) {
    Buffer first = takeOfFirst(most);
    if (pieces.isEmpty() || first.length() == most) {
      return first;
    }
    Buffer joined = Buffer.buffer(most).appendBuffer(first);
    while (!pieces.isEmpty() && joined.length() < most) {
      joined.appendBuffer(takeOfFirst(most - joined.length()));
    }
    return joined;
  }

  private Buffer takeOfFirst(int most) {
    Piece first = pieces.peek();
    int end = (int) Math.min(first.bytes().length(), (long) taken + most);
    Buffer part = first.bytes().slice(taken, end);
    taken = end;
    if (end == first.bytes().length()) {
      pieces.remove();
      leaving.add(first.left());
      taken = 0;
    }
    return part;
  }

  /** What was taken has left. */
  void settle() {
    for (Promise<Void> left = leaving.poll(); left != null; left = leaving.poll()) {
      left.complete();
    }
  }

  /** Nothing more will leave. */
  void fail(Throwable cause) {
    pieces.forEach(piece -> leaving.add(piece.left()));
    pieces.clear();
    for (Promise<Void> left = leaving.poll(); left != null; left = leaving.poll()) {
      left.fail(cause);
    }
  }
}
