package dev.vertxagents.rpc;

import dev.vertxagents.channel.ChannelException;
import dev.vertxagents.channel.Content;
import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Timer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One call of ours on its way: what to call, and the Future of whoever called. Its outcome is known exactly once,
 * whoever comes first: the reply, the deadline, the caller giving up, the end of the connection. Internal; a {@link
 * Road} carries it.
 */
public final class OutboundCall<T> extends WatchedCall implements Content {
  private static final VarHandle CARRIER = carrierHandle();

  private final String path;
  private Arguments args;
  private final TypeAdapter<T> result;
  private final CallFuture<T> outcome;
  private final Road road;
  private long timeoutMillis;
  private @Nullable byte[] frozen;
  private @Nullable CancelScope scope;
  /** Read by whoever gives the call up, from any thread; written without a fence, which would cost as much as a hop. */
  private @Nullable Road carrier;
  private @Nullable Timer limit;
  private @Nullable Waiting waiting;
  private @Nullable Object ledBy;
  private @Nullable String ledTo;
  private boolean ledTwice;
  private boolean kept;

  /**
   * Prepares a call; the caller is whoever runs this.
   *
   * @param timeoutMillis 0: the road's default
   */
  OutboundCall(Road road, String path, Arguments args, TypeAdapter<T> result, long timeoutMillis) {
    this.path = path;
    this.args = args;
    this.result = result;
    this.timeoutMillis = timeoutMillis;
    this.road = road;
    this.outcome = VertxInternals.pending(road.context());
  }

  /** What is called, as the peer knows it: {@code agents/0/ops/mul}. */
  @Override
  public String path() {
    return ledTo == null ? path : ledTo;
  }

  /**
   * Replaces the beginning of the path: by what its road has found out, which is asked again if the call fails there.
   * Before the call is sent, on the context of its road.
   *
   * @param by what was found out, for the road to know
   * @param cut how much of the original path is replaced
   */
  public void lead(Object by, String above, int cut) {
    ledBy = by;
    ledTo = above.concat(path.substring(cut));
  }

  /** What the road led it by the last time, or null. */
  public @Nullable Object ledBy() {
    return ledBy;
  }

  /** Takes note that it will be led, and sent, a second time; false if it has been. */
  public boolean leadAgain(AgentException failure) {
    if (ledTwice) {
      return false;
    }
    ledTwice = true;
    frozen = null;
    tellEndOfFirst(failure);
    return true;
  }

  /** Goes back to its road, which took it over {@link Road#again}: what is left of its deadline runs there. */
  public void again(RpcEndpoint at, long defaultMillis) {
    if (waiting == null && !done()) {
      long left = TimeUnit.NANOSECONDS.toMillis(due() - at.ticker().nanos());
      timeoutMillis = due() == 0 ? timeoutMillis : Math.max(1, left);
      await(at, defaultMillis);
    }
  }

  /** The outcome, on the caller's context. */
  public Future<T> future() {
    return outcome;
  }

  /** Whether the outcome is known: nothing needs to be sent any more. From any thread. */
  @Override
  public boolean done() {
    return outcome.isComplete();
  }

  @Override
  @Nullable AgentException failure() {
    return (AgentException) outcome.cause();
  }

  /** The deadline that code asked for, in milliseconds, or 0 if it is the road's to decide. */
  public long timeoutMillis() {
    return timeoutMillis;
  }

  Arguments args() {
    return args;
  }

  TypeAdapter<T> result() {
    return result;
  }

  /** The request as it was written when the call was made, or null if its arguments cannot change meanwhile. */
  @Nullable byte[] frozen() {
    return frozen;
  }

  void freeze(byte[] request) {
    frozen = request;
  }

  /** Keeps the arguments as they are now, because they will be written later. Before the call is handed on. */
  public void keepArguments() {
    if (!kept && !args.passes()) {
      kept = true;
      args = args.copied(new Snapshot(road.types()));
    }
  }

  /** The context of whoever made it. */
  Context caller() {
    return outcome.context();
  }

  @Override
  protected Context context() {
    return caller();
  }

  void scope(CancelScope scope) {
    this.scope = scope;
  }

  /** Takes the deadline over from the tickers: it runs on this clock, from now on. Before the call is sent. */
  void limit(AgentClock clock) {
    limit = clock.sleep(Duration.ofMillis(timeoutMillis));
    timeoutMillis = Terms.MAX_TIMEOUT_MILLIS;
    limit.onSuccess(v -> {
      fail(FailureCode.TIMEOUT, Executed.MAYBE, "no answer in time");
      forget();
    });
  }

  /**
   * Lets the deadline run while the call waits for something else than a reply: a connection, a turn. Ends by itself
   * when the call is sent or has its outcome. On the endpoint's context only.
   */
  public void await(RpcEndpoint at, long defaultMillis) {
    if (waiting == null && !done()) {
      waiting = new Waiting(at.context());
      at.ticker().arm(waiting, timeoutMillis > 0 ? timeoutMillis : defaultMillis);
    }
  }

  /**
   * Begins to be carried, on the context of the road.
   *
   * @return what is left of the deadline in milliseconds, or 0 if the outcome is known and nothing must be sent
   */
  long departs(Road by, long defaultMillis) {
    CARRIER.setRelease(this, by);
    if (done()) {
      return 0;
    }
    if (waiting == null) {
      return timeoutMillis > 0 ? timeoutMillis : defaultMillis;
    }
    long left = waiting.leftMillis();
    waiting.stop();
    waiting = null;
    return left;
  }

  /**
   * The same for a road within the process, where nobody else keeps the deadline: it goes on running where it does.
   *
   * @return false if the outcome is known
   */
  boolean departs(Road by) {
    CARRIER.setRelease(this, by);
    return !done();
  }

  /** The method's value, already of the caller's type. */
  void succeed(@Nullable T value) {
    Context elsewhere = awaitedElsewhere();
    if (elsewhere != null) {
      elsewhere.runOnContext(v -> tell(value, null));
    } else {
      tell(value, null);
    }
  }

  /** Tells the caller. If it was noted who that is, the calls that it makes then are known to be its own. */
  private void tell(@Nullable T value, @Nullable AgentException failure) {
    CallWatch watch = maker() == null ? null : maker().by().watch();
    if (watch == null || !watch.isHere()) {
      complete(value, failure);
      return;
    }
    CallCounts before = watch.acts(maker());
    try {
      complete(value, failure);
    } finally {
      watch.acts(before);
    }
  }

  private void complete(@Nullable T value, @Nullable AgentException failure) {
    if (failure == null ? outcome.succeed(value) : outcome.fail(failure)) {
      ended(failure);
    }
  }

  /**
   * The event loop where the deadline runs, if that is another one, or null: one turn of it serves both the caller and
   * the deadline. Looks once: the call may depart meanwhile.
   */
  private @Nullable Context awaitedElsewhere() {
    Waiting now = waiting;
    return now == null || VertxInternals.inThread(now.context) ? null : now.context;
  }

  /** Nothing more is expected. From any thread; does nothing if the outcome is known. */
  public void fail(AgentException failure) {
    Context elsewhere = awaitedElsewhere();
    if (elsewhere != null) {
      elsewhere.runOnContext(v -> failHere(failure));
    } else {
      failHere(failure);
    }
  }

  private void failHere(AgentException failure) {
    if (ledBy != null && !done() && road.again(this, failure)) {
      return;
    }
    tell(null, failure);
  }

  /** Fails with the address and path added to what a lower layer says. */
  public void fail(FailureCode code, Executed executed, String message) {
    fail(new AgentException(code, executed, message, road.destination(), path(), null));
  }

  /** Fails with what the other side tells. */
  void fail(Failure failure, String traceback) {
    Road road = (Road) CARRIER.getAcquire(this);
    String origin = road == null ? null : road.destination();
    fail(failure.toException(origin, traceback, road.destination(), path()));
  }

  /** The caller gives up: {@code CANCELLED}. From any thread; a reply that still arrives is ignored. */
  public void giveUp(String reason) {
    fail(FailureCode.CANCELLED, Executed.MAYBE, reason);
    forget();
  }

  /** Nobody waits for the reply any more. */
  private void forget() {
    Road road = (Road) CARRIER.getAcquire(this);
    if (road != null) {
      VertxInternals.execute(road.context(), this::cancel);
    }
  }

  private static VarHandle carrierHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(OutboundCall.class, "carrier", Road.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private void ended(@Nullable AgentException failure) {
    if (scope != null) {
      scope.remove(this);
    }
    tellEnd(failure);
    if (waiting != null) {
      waiting.stop();
    }
    if (limit != null) {
      limit.cancel();
    }
  }

  @Override
  public void write(ValueWriter out) {
    out.beginArray(3);
    writeParts(out);
    out.endArray();
  }

  /** The path, the arguments, the keyword arguments. */
  void writeParts(ValueWriter out) {
    out.writeString(path());
    args.write(out);
  }

  @Override
  protected void result(ValueReader content) {
    repliedOver(carrier);
    try {
      succeed(result.read(content));
    } catch (AgentException refused) {
      fail(refused.code(), Executed.YES, refused.getMessage());
      throw new CodecException(refused.getMessage()); // the rest is unread
    }
  }

  @Override
  protected void failure(String text) {
    repliedOver(carrier);
    fail(FailureText.parse(text), OneLine.lines(text, FailureText.MAX_TRACEBACK));
  }

  @Override
  protected void failed(ChannelException reason) {
    switch (reason.reason()) {
      case NOT_CONNECTED -> fail(FailureCode.NOT_CONNECTED, Executed.NO, reason.getMessage());
      case ENCODE_FAILED -> fail(FailureCode.ENCODE_FAILED, Executed.NO, reason.getMessage());
      case OVERLOADED -> fail(FailureCode.OVERLOADED, Executed.NO, reason.getMessage());
      case CONNECTION_LOST -> fail(FailureCode.CONNECTION_LOST, Executed.MAYBE, reason.getMessage());
      case TIMEOUT -> fail(FailureCode.TIMEOUT, Executed.MAYBE, reason.getMessage());
      case CANCELLED -> fail(FailureCode.CANCELLED, Executed.MAYBE, reason.getMessage());
      case DECODE_FAILED -> fail(FailureCode.DECODE_FAILED, Executed.YES, reason.getMessage());
    }
  }

  /** The deadline, while no channel keeps it. */
  private final class Waiting extends Ticker.Deadline {
    private final Context context;

    Waiting(Context context) {
      this.context = context;
    }

    void stop() {
      if (VertxInternals.inThread(context)) {
        disarm();
      } else {
        context.runOnContext(v -> disarm());
      }
    }

    @Override
    protected void expired() {
      fail(FailureCode.TIMEOUT, Executed.MAYBE, "no answer in time");
    }
  }
}
