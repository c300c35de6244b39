package examples.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;

/**
 * Sends frames and counts them as they come back in order. All frames that one read makes room for leave in one write.
 */
final class EchoLoop extends ChannelInboundHandlerAdapter {
  /** The ring of the times at which sampled frames left, a power of two; as many may be on their way. */
  private static final int STAMPS = 1024;

  private final long[] stamps = new long[STAMPS];
  private ChannelHandlerContext channel;
  private Promise<Sample> outcome = Promise.promise();
  private ByteBuf frame;
  private Latencies latencies;
  private int sent;
  private int received;
  private int before;
  private long started;
  private boolean over = true;

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context;
  }

  /** From any thread; one measurement at a time. */
  Future<Sample> run(Workload workload, int inFlight, long millis) {
    Promise<Sample> done = Promise.promise();
    channel.executor().execute(() -> {
      outcome = done;
      frame = EchoFrames.frame(workload);
      latencies = new Latencies();
      over = false;
      before = received;
      channel.executor().schedule(() -> over = true, millis, TimeUnit.MILLISECONDS);
      started = System.nanoTime();
      send(inFlight);
      channel.flush();
    });
    return done.future();
  }

  private void send(int frames) {
    int length = frame.readableBytes();
    ByteBuf out = channel.alloc().directBuffer(frames * length);
    long now = System.nanoTime();
    for (int i = 0; i < frames; i++, sent++) {
      out.writeBytes(frame, 0, length).setInt(i * length + EchoFrames.SEQUENCE_AT, sent);
      if (sent % ClosedLoop.SAMPLED == 0) {
        stamps[place(sent)] = now;
      }
    }
    channel.write(out).addListener(written -> {
      if (!written.isSuccess()) {
        fail(new IllegalStateException("echo connection lost: " + written.cause(), written.cause()));
      }
    });
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    ByteBuf frames = (ByteBuf) read;
    try {
      answers(frames);
    } finally {
      frames.release();
    }
  }

  private void answers(ByteBuf frames) {
    int length = frame.readableBytes();
    int count = frames.readableBytes() / length;
    long now = System.nanoTime();
    for (int i = 0; i < count; i++) {
      if (frames.getInt(frames.readerIndex() + i * length + EchoFrames.SEQUENCE_AT) != received) {
        fail(new IllegalStateException("wrong echo: expected=" + received));
        return;
      }
      if (received % ClosedLoop.SAMPLED == 0) {
        latencies.add(now - stamps[place(received)]);
      }
      received++;
    }
    goOn(count);
  }

  private static int place(int sequence) {
    return sequence / ClosedLoop.SAMPLED & STAMPS - 1;
  }

  private void goOn(int count) {
    if (!over) {
      send(count);
    } else if (received == sent) {
      outcome.tryComplete(Sample.of(received - before, System.nanoTime() - started, latencies));
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(new IllegalStateException("echo connection lost: closed"));
  }

  private void fail(RuntimeException cause) {
    over = true;
    outcome.tryFail(cause);
  }
}
