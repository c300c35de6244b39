package dev.vertxagents.channel;

import dev.vertxagents.channel.BusMessage.Hello;
import dev.vertxagents.channel.BusMessage.Kind;
import dev.vertxagents.channel.BusMessage.Parcel;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageProducer;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * One end of a connection that two ends imagine on top of an event bus, which has none. Each numbers its parcels, so a
 * gap or a repeat is noticed; each says how much it has had, and the other sends no more than a window ahead; each
 * beats while it lives, and silence is the end. What is written in one turn of the event loop and not pushed leaves in
 * one parcel, as far as that holds it, together with the credit for what was read in it.
 *
 * <p>Bytes have left when they are handed to the bus, and that is when the window has room for them.
 */
final class BusLink implements Link {
  /** How far ahead a sender may be; also what a paused link holds at most. */
  static final int WINDOW = 512 << 10;
  /** How far ahead of a peer we are in any case, whatever it allows. */
  private static final int WIDEST_WINDOW = 4 << 20;
  /** Beats of ours without any sign of the other end until it counts as lost. */
  private static final int SILENCES = 3;

  private final BusPort port;
  private final long id;
  private final SocketAddress remote;
  private final Promise<Void> closed = Promise.promise();
  private final BusQueue queue = new BusQueue();
  private final ArrayDeque<Buffer> arrived = new ArrayDeque<>();
  private final Handler<Void> flushTask = v -> flush();
  private @Nullable MessageProducer<Object> sender;
  private @Nullable Hello peer;
  private Runnable nodeWatch = () -> { };
  private Handler<Buffer> handler;
  private Handler<Throwable> closeHandler;
  private int sent;
  private int received;
  private int window;
  /** How many bytes may be sent now. */
  private int credit;
  /** How many bytes have arrived that the peer has no credit for yet: those in {@link #arrived}, and those had. */
  private int held;
  /** How many of them were had. */
  private int owed;
  private int silences;
  private boolean paused = true;
  private boolean draining;
  private boolean flushDue;
  private boolean closing;
  private boolean closeSent;
  private boolean peerClosed;
  private boolean gone;

  BusLink(BusPort port, long id, SocketAddress remote) {
    this.port = port;
    this.id = id;
    this.remote = remote;
  }

  long id() {
    return id;
  }

  /** The other end has said where it is. */
  void connected(Hello hello) {
    peer = hello;
    window = Math.min(hello.window(), WIDEST_WINDOW);
    credit = window;
    sender = port.sender(hello.port());
    nodeWatch = port.endsWith(hello.node(), this);
    flushSoon();
  }

  @Override
  public Link handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public Link closeHandler(Handler<Throwable> handler) {
    closeHandler = handler;
    return this;
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    if (closing || gone) {
      return Future.failedFuture(new IOException("link is closed"));
    }
    flushSoon();
    return queue.add(bytes);
  }

  @Override
  public void push() {
    if (sender != null) {
      flush();
    }
  }

  private void flushSoon() {
    if (!flushDue && sender != null) {
      flushDue = true;
      port.context().runOnContext(flushTask);
    }
  }

  private void flush() {
    flushDue = false;
    while (!gone && queue.hasBytes() && credit > 0) {
      Buffer bytes = queue.take(Math.min(credit, Parcel.MAX_BYTES));
      credit -= bytes.length();
      send(Kind.DATA, bytes);
      queue.settle();
    }
    queue.settle();
    if (!gone && closing && !closeSent && !queue.hasBytes()) {
      closeSent = true;
      send(Kind.CLOSE, Buffer.buffer(0));
    } else if (!gone && owed >= WINDOW / 4) {
      send(Kind.BEAT, Buffer.buffer(0));
    }
  }

  private void send(Kind kind, Buffer bytes) {
    int had = owed;
    owed = 0;
    held -= had;
    sender.write(new Parcel(kind, peer.link(), sent++, had, bytes))
        .onFailure(failure -> port.context().runOnContext(v -> lost("event bus cannot reach it: " + failure)));
  }

  /** Something came from the other end. */
  void receive(Parcel parcel) {
    silences = 0;
    if (parcel.kind() == Kind.ABORT) {
      lose("link was cut by the peer");
    } else if (parcel.number() != received) {
      lost("messages of the bus were lost or repeated: number=" + parcel.number() + " expected=" + received);
    } else if (parcel.credit() < 0 || parcel.credit() > window - credit) {
      lost("peer has had more than was sent: credit=" + parcel.credit());
    } else if (parcel.bytes().length() > WINDOW - held) {
      lost("peer sends more than it may: length=" + parcel.bytes().length() + " window=" + WINDOW);
    } else {
      received++;
      take(parcel);
    }
  }

  private void take(Parcel parcel) {
    credit += parcel.credit();
    if (parcel.credit() > 0 && queue.hasBytes()) {
      flushSoon();
    }
    switch (parcel.kind()) {
      case DATA -> {
        held += parcel.bytes().length();
        arrived.add(parcel.bytes());
        drain();
      }
      case CLOSE -> {
        peerClosed = true;
        drain();
      }
      case CLOSED -> end(closeSent ? null : new IOException("peer confirms an end that nobody asked for"));
      case BEAT, ABORT -> { }
    }
  }

  /** Hands over what has arrived. A handler that pauses and resumes is not entered again. */
  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    while (!paused && !gone && !arrived.isEmpty()) {
      Buffer next = arrived.poll();
      owed += next.length();
      if (handler != null) {
        handler.handle(next);
      }
    }
    draining = false;
    if (peerClosed && !gone && arrived.isEmpty() && !paused) {
      send(Kind.CLOSED, Buffer.buffer(0));
      end(null);
    } else if (owed >= WINDOW / 4) {
      flushSoon();
    }
  }

  /** Once in each period: says that this end lives, and looks whether the other does. */
  void beat() {
    if (sender == null) {
      return;
    }
    silences++;
    if (silences > SILENCES) {
      lost("nothing was heard of it: keepAlive=" + port.keepAlive() + " beats=" + SILENCES);
    } else {
      send(Kind.BEAT, Buffer.buffer(0));
    }
  }

  /** The other end may still be there: it is told, if that is possible. */
  private void lost(String reason) {
    if (!gone) {
      tellEnd();
      lose(reason);
    }
  }

  /** The other end is gone. What it sent before is handed over first, paused or not: no resume may come any more. */
  void lose(String reason) {
    peerClosed = false;
    paused = false;
    drain();
    end(new IOException(reason));
  }

  private void tellEnd() {
    if (sender != null) {
      sender.write(new Parcel(Kind.ABORT, peer.link(), sent++, 0, Buffer.buffer(0)));
    }
  }

  private void end(@Nullable Throwable cause) {
    if (gone) {
      return;
    }
    gone = true;
    nodeWatch.run();
    port.forget(this);
    arrived.clear();
    queue.fail(new IOException("link is gone"));
    closed.complete();
    if (closeHandler != null) {
      closeHandler.handle(cause);
    }
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    if (paused) {
      paused = false;
      drain();
    }
  }

  @Override
  public SocketAddress remoteAddress() {
    return remote;
  }

  @Override
  public SocketAddress localAddress() {
    return port.local();
  }

  /** The other end has had everything when its answer comes; then it is the end here. */
  @Override
  public Future<Void> close() {
    if (!closing && !gone) {
      closing = true;
      flushSoon();
    }
    return closed.future();
  }

  @Override
  public void abort() {
    if (!gone) {
      closing = true;
      tellEnd();
      port.context().runOnContext(v -> end(null));
    }
  }
}
