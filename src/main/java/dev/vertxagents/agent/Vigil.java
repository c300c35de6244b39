package dev.vertxagents.agent;

import dev.vertxagents.agent.Departure.Reason;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.RpcConnection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks out, over one connection, for agents at its other end. Each is asked about once ({@code _monitor}), and the
 * answer comes when it is gone. A peer that does not know the question, as aiomas, is asked whether the agent is there;
 * from then on the end of the connection tells.
 *
 * <p>A process that is frozen, or cut off without a trace, ends no connection. So it is asked something cheap in each
 * interval; whatever arrives is a sign of life. On the container's context only.
 */
final class Vigil extends Ticker.Deadline {
  /** So many intervals without a sign of life, and the peer is lost. */
  private static final int SILENT_INTERVALS = 2;
  /** As long as a call can wait; then it is asked again. */
  private static final Duration LONG = Duration.ofHours(24);

  private final OpenContainer owner;
  private final RpcConnection connection;
  private final Map<String, Promise<Departure>> watched = new LinkedHashMap<>();
  private final Promise<Void> over = Promise.promise();
  private final PathProxy question;
  private final PathProxy probe;
  private final long intervalMillis;
  private long heard;
  private int silent;

  Vigil(OpenContainer owner, RpcConnection connection) {
    this.owner = owner;
    this.connection = connection;
    Duration interval = owner.options().getMonitorInterval();
    this.intervalMillis = interval.toMillis();
    PathProxy root = new PathProxy(connection, "").until(over.future());
    this.question = root.realTimeout(LONG);
    this.probe = root.realTimeout(interval.multipliedBy(3).dividedBy(2)); // so that it is over when the peer is lost
  }

  /** Completes when the agent is gone, or its container cannot be reached any more. */
  Future<Departure> watch(String aid) {
    Promise<Departure> known = watched.get(aid);
    if (known != null) {
      return known.future();
    }
    Promise<Departure> departed = Promise.promise();
    watched.put(aid, departed);
    if (!armed()) {
      heard = connection.channel().heard();
      lookAgain(aid);
    }
    ask(aid);
    return departed.future();
  }

  private void ask(String aid) {
    question.call(Call.of("_monitor", aid).returning(Departure.class)).onComplete(
        why -> departed(aid, why),
        failure -> notAnswered(aid, failure));
  }

  private void notAnswered(String aid, Throwable failure) {
    if (AgentException.is(failure, FailureCode.TIMEOUT)) {
      ask(aid);
    } else if (AgentException.is(failure, FailureCode.NO_SUCH_METHOD, FailureCode.REMOTE_FAILURE)) {
      probe.call("validate_aid", aid).onSuccess(type -> validated(aid, type));
    } else if (AgentException.is(failure, FailureCode.SHUTTING_DOWN)) {
      departed(aid, new Departure(Reason.CONTAINER_CLOSED, failure.getMessage()));
    } else {
      failed(aid, failure);
    }
  }

  private void validated(String aid, Object type) {
    if (type == null) {
      departed(aid, Departure.of(Reason.NO_SUCH_AGENT));
    }
  }

  private void failed(String aid, Throwable failure) {
    Promise<Departure> departed = watched.remove(aid);
    if (departed != null) {
      Lookout.tell(departed, failure);
    }
    endIfIdle();
  }

  private void departed(String aid, Departure why) {
    Promise<Departure> departed = watched.remove(aid);
    if (departed != null) {
      departed.tryComplete(why);
    }
    endIfIdle();
  }

  private void endIfIdle() {
    if (watched.isEmpty()) {
      disarm();
      owner.lookout().forget(connection, this);
    }
  }

  @Override
  protected void expired() {
    long now = connection.channel().heard();
    silent = now == heard ? silent + 1 : 0;
    heard = now;
    if (silent >= SILENT_INTERVALS) {
      lost("no sign of life: peer=" + connection.remoteAddress() + " monitorInterval="
          + owner.options().getMonitorInterval());
    } else {
      lookAgain(watched.keySet().iterator().next());
    }
  }

  private void lookAgain(String aid) {
    probe.call("validate_aid", aid);
    Ticker.of(owner.home().context()).arm(this, intervalMillis);
  }

  /** Nothing more is heard of the agents there. */
  void lost(String cause) {
    disarm();
    owner.lookout().forget(connection, this);
    List<Promise<Departure>> all = List.copyOf(watched.values());
    watched.clear();
    Departure why = Departure.unreachable(cause);
    all.forEach(departed -> departed.tryComplete(why));
    over.tryComplete(); // those that are asked still have their questions pending, and nobody waits for them
  }
}
