package examples.bench;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/** Passes on what is complete of a stream of length-prefixed frames, one buffer of whole frames per read. */
final class FrameCutter implements Handler<Buffer> {
  private final Handler<Buffer> wholeFrames;
  private Buffer rest;

  FrameCutter(Handler<Buffer> wholeFrames) {
    this.wholeFrames = wholeFrames;
  }

  @Override
  public void handle(Buffer read) {
    Buffer all = rest == null ? read : rest.appendBuffer(read);
    int end = 0;
    while (all.length() - end >= 4 && all.length() - end >= 4 + all.getInt(end)) {
      end += 4 + all.getInt(end);
    }
    rest = end == all.length() ? null : all.getBuffer(end, all.length());
    if (end > 0) {
      wholeFrames.handle(end == all.length() ? all : all.slice(0, end));
    }
  }
}
