package dev.vertxagents.agent;

import dev.vertxagents.agent.Dial.Reached;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.OutboundCall;
import dev.vertxagents.rpc.RpcConnection;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One place elsewhere and the connection to it: opened when the first call is made, opened anew, after a back-off,
 * when a call is made after it was lost. Calls wait for the attempt that is on its way and share its fate; nothing
 * that was sent is sent again. On the container's context only.
 */
final class Peer {
  private final OpenContainer owner;
  private final AgentAddress place;
  private final Dial dial;
  private final Ticker ticker;
  private final BackOff backOff = new BackOff();
  private final Retired retired;
  private List<Waiting> waiting = new ArrayList<>();
  private @Nullable RpcConnection connection;
  private @Nullable OpenContainer alias;
  private long notBefore;
  private boolean known;
  private boolean connecting;
  private boolean closed;
  private boolean forgotten;

  /** A call, or a question whether an agent is there, that needs the connection. */
  private record Waiting(String aid, @Nullable OutboundCall<?> call, @Nullable Promise<Object> question) {
    void fail(AgentException failure) {
      if (call != null) {
        call.fail(failure.code(), failure.executed(), failure.getMessage());
      } else {
        question.tryFail(failure);
      }
    }
  }

  Peer(OpenContainer owner, AgentAddress place, Dial dial) {
    this.owner = owner;
    this.place = place;
    this.dial = dial;
    this.ticker = Ticker.of(owner.home().context());
    this.retired = new Retired(ticker);
    this.notBefore = ticker.nanos();
  }

  AgentAddress place() {
    return place;
  }

  boolean uses(RpcConnection other) {
    return connection == other || retired.has(other);
  }

  void send(OutboundCall<?> call, String aid) {
    if (isOpen()) {
      connection.send(call);
    } else {
      call.await(owner.rpc(), owner.options().getCallTimeout().toMillis());
      call.keepArguments();
      owner.rpc().leaves(call, place.base());
      join(new Waiting(aid, call, null));
    }
  }

  /** What the peer says of an agent: the name of its class, or null. */
  Future<Object> validate(String aid) {
    if (isOpen()) {
      return connection.remote().call("validate_aid", aid);
    }
    Promise<Object> answer = Promise.promise();
    join(new Waiting(aid, null, answer));
    return answer.future();
  }

  /** The connection, opened if there is none; null if it came out at a container of this {@code Vertx}. */
  Future<@Nullable RpcConnection> connection(String aid) {
    return isOpen() ? Future.succeededFuture(connection) : validate(aid).map(answer -> isOpen() ? connection : null);
  }

  /**
   * Whether calls can be sent now. A connection that seems dead is given up here, and the next call opens another one;
   * other calls that it carries may still have their answers.
   */
  boolean isOpen() {
    if (connection != null && connection.channel().suspect()) {
      retired.add(connection);
      connection = null;
    }
    return connection != null && connection.isOpen();
  }

  /** Calls without outcome. */
  int pending() {
    return waiting.size() + retired.pending() + (connection == null ? 0 : connection.channel().pending());
  }

  /** Takes this out of use if nothing is lost by that. */
  boolean forgetIfIdle() {
    forgotten = !isOpen() && !connecting && retired.pending() == 0;
    return forgotten;
  }

  /** Whether another one has, or will have, its place. */
  boolean forgotten() {
    return forgotten || closed;
  }

  @Nullable OpenContainer alias() {
    if (alias != null && owner.neighbours().named(alias.name()) != alias) {
      alias = null;
    }
    return alias;
  }

  private void join(Waiting next) {
    int bound = owner.options().getMaxPendingCalls();
    if (closed) {
      next.fail(owner.shuttingDown());
    } else if (waiting.size() >= bound) {
      next.fail(new AgentException(FailureCode.OVERLOADED, Executed.NO,
          "too many calls wait for the connection: maxPendingCalls=" + bound));
    } else {
      waiting.add(next);
      connect();
    }
  }

  private void connect() {
    if (connecting) {
      return;
    }
    connecting = true;
    long delay = TimeUnit.NANOSECONDS.toMillis(notBefore - ticker.nanos());
    if (delay <= 0) {
      attempt();
    } else {
      ticker.arm(new Ticker.Deadline() {
        @Override
        protected void expired() {
          attempt();
        }
      }, delay);
    }
  }

  private void attempt() {
    if (!closed) {
      owner.home().runForAll(this::dial); // the connection is not that of the call that came first
    }
  }

  private void dial() {
    owner.home().call(() -> dial.dial(waiting.get(0).aid())).onComplete(outcome -> owner.home().run(() -> {
      if (outcome.succeeded()) {
        reached(outcome.result());
      } else {
        failed(outcome.cause());
      }
    }));
  }

  private void reached(Reached reached) {
    if (closed) {
      if (reached.connection() != null) {
        reached.connection().close();
      }
      return;
    }
    connecting = false;
    alias = reached.alias();
    if (reached.connection() != null) {
      keep(reached.connection());
    }
    backOff.reset();
    for (Waiting next : takeWaiting()) {
      release(next, reached);
    }
  }

  private void keep(RpcConnection opened) {
    connection = opened;
    String peer = String.valueOf(opened.remoteAddress());
    owner.observers().connected(peer, false);
    if (known) {
      owner.observers().reconnected(peer);
    }
    known = true;
    opened.closeHandler(cause -> {
      if (connection == opened) {
        connection = null;
        notBefore = later();
      }
      owner.lookout().lost(opened, cause);
      owner.observers().lost(peer, false, cause);
    });
  }

  private void release(Waiting next, Reached reached) {
    boolean asked = reached.connection() != null && next.aid().equals(reached.aid());
    if (next.call() == null) {
      answer(next, reached, asked);
    } else if (reached.alias() != null) {
      owner.roads().sendNear(reached.alias(), next.call());
    } else if (asked && reached.answer() == null && next.call().path().startsWith("agents/" + next.aid() + '/')) {
      next.fail(new AgentException(FailureCode.NO_SUCH_AGENT, Executed.NO, "no agent at address: address="
          + place.withAid(next.aid())));
    } else {
      reached.connection().send(next.call());
    }
  }

  private void answer(Waiting next, Reached reached, boolean asked) {
    if (asked) {
      next.question().complete(reached.answer());
    } else if (reached.connection() != null) {
      reached.connection().remote().call("validate_aid", next.aid()).onComplete(next.question());
    } else {
      reached.alias().home().call(() -> Future.succeededFuture((Object) reached.alias().agents().typeOf(next.aid())))
          .onComplete(next.question());
    }
  }

  private void failed(Throwable cause) {
    connecting = false;
    notBefore = later();
    AgentException failure = cause instanceof AgentException known ? known
        : new AgentException(FailureCode.NOT_CONNECTED, Executed.NO, "not connected: " + cause);
    takeWaiting().forEach(next -> next.fail(failure));
  }

  private long later() {
    return ticker.nanos() + TimeUnit.MILLISECONDS.toNanos(backOff.nextMillis());
  }

  private List<Waiting> takeWaiting() {
    List<Waiting> all = waiting;
    waiting = new ArrayList<>();
    return all;
  }

  /** For good. */
  Future<?> close() {
    closed = true;
    takeWaiting().forEach(next -> next.fail(owner.shuttingDown()));
    return Future.join(retired.close(), connection == null ? Future.succeededFuture() : connection.close());
  }
}
