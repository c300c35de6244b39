package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.OutboundCall;
import dev.vertxagents.rpc.Station;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * The way to whoever has a name. What the name led to is kept until the directory says that something changed, or a
 * call fails there: then it is looked up again, and a call that has certainly not been executed is sent once more if
 * that finds another place. Calls that wait for a look-up keep their order. Equal if the name is.
 */
final class NameRoad extends ContainerRoad {
  private final DirectoryStore store;
  private final AgentAddress name;
  private final ConnectOptions options;
  /** What paths at this road begin with, before it is known where they lead. */
  private final int cut;
  /** Both are written on the container's context only, and read from anywhere. */
  private volatile @Nullable Way way;
  private volatile int asOf;
  private @Nullable Promise<Way> lookUp;
  private List<OutboundCall<?>> waiting = new ArrayList<>();

  NameRoad(OpenContainer owner, AgentAddress name, ConnectOptions options) {
    super(owner);
    this.store = owner.directory().store();
    this.name = name;
    this.options = options;
    this.cut = name.path().length();
  }

  AgentAddress name() {
    return name;
  }

  @Override
  public void send(OutboundCall<?> call) {
    call.keepArguments(); // it may be written a second time, and the caller goes on meanwhile
    if (owner().home().isCurrent()) {
      sendHere(call);
    } else {
      owner().home().run(() -> sendHere(call));
    }
  }

  private void sendHere(OutboundCall<?> call) {
    Way known = lookUp == null ? current() : null;
    if (known != null) {
      depart(known, call);
    } else {
      await(call);
    }
  }

  /** What the name leads to as far as that is known without asking, or null. */
  private @Nullable Way current() {
    int now = store.changes(); // before the look-up: a change meanwhile is seen the next time
    if (way != null && asOf == now) {
      return way;
    }
    DirectoryEntry known = store.known(name.aid());
    if (known == null || way == null || !known.equals(way.entry())) {
      way = known == null ? null : wayTo(known);
    }
    asOf = now;
    return way;
  }

  /** Null if it may not lead there: who asks the directory is told why. */
  private @Nullable Way wayTo(DirectoryEntry entry) {
    try {
      return Way.of(owner(), entry, options);
    } catch (AgentException refused) {
      return null;
    }
  }

  private void depart(Way by, OutboundCall<?> call) {
    call.lead(by, by.path(), cut);
    by.road().send(call);
  }

  private void await(OutboundCall<?> call) {
    int bound = owner().options().getMaxPendingCalls();
    if (waiting.size() >= bound) {
      call.fail(FailureCode.OVERLOADED, Executed.NO, "too many calls wait for a name: name=" + name.aid()
          + " maxPendingCalls=" + bound);
      return;
    }
    owner().rpc().made(call);
    call.await(owner().rpc(), owner().options().getCallTimeout().toMillis());
    waiting.add(call);
    find();
  }

  /** Looks the name up. Fails with what a call of it would fail with. On the container's context. */
  Future<Way> find() {
    if (lookUp == null) {
      Promise<Way> asked = Promise.promise();
      lookUp = asked;
      Future<Way> found = store.find(name.aid()).map(this::found);
      found.onComplete(outcome -> owner().home().run(() -> lookedUp(asked, found)));
      return asked.future();
    }
    return lookUp.future();
  }

  private Way found(@Nullable DirectoryEntry entry) {
    if (entry == null) {
      throw ContainerDirectory.nobody(name.aid());
    }
    return Way.of(owner(), entry, options);
  }

  private void lookedUp(Promise<Way> asked, Future<Way> outcome) {
    List<OutboundCall<?>> those = waiting;
    waiting = new ArrayList<>();
    lookUp = null;
    if (outcome.succeeded()) {
      keep(outcome.result());
      those.forEach(call -> depart(way, call));
    } else {
      those.forEach(call -> fail(call, outcome.cause()));
    }
    asked.handle(outcome);
  }

  /** Whoever finds the same keeps the connection that the last one knows. */
  private void keep(Way found) {
    if (way == null || !found.entry().equals(way.entry())) {
      way = found;
    }
  }

  private static void fail(OutboundCall<?> call, Throwable cause) {
    call.fail(cause instanceof AgentException known ? known : new AgentException(FailureCode.NOT_CONNECTED, Executed.NO,
        "directory does not answer: cause=" + cause.getMessage()));
  }

  @Override
  public boolean again(OutboundCall<?> call, AgentException failure) {
    Way used = (Way) call.ledBy();
    boolean lost = AgentException.is(failure, FailureCode.CONNECTION_LOST);
    boolean gone = failure.executed() == Executed.NO && AgentException.is(failure, FailureCode.NOT_CONNECTED,
        FailureCode.NO_SUCH_AGENT, FailureCode.SHUTTING_DOWN);
    boolean again = gone && !owner().draining() && call.leadAgain(failure);
    if (again) {
      owner().home().run(() -> lookAgain(call, used, failure));
    } else if (gone || lost) {
      owner().home().run(() -> suspect(used));
    }
    return again;
  }

  private void suspect(Way used) {
    store.suspect(used.entry());
    if (way == used) {
      way = null;
    }
  }

  private void lookAgain(OutboundCall<?> call, Way used, AgentException failure) {
    suspect(used);
    call.again(owner().rpc(), owner().options().getCallTimeout().toMillis());
    find().onComplete(outcome -> {
      Way other = outcome.succeeded() && !outcome.result().entry().equals(used.entry()) ? way
          : AgentException.is(failure, FailureCode.NOT_CONNECTED) ? used.next(owner()) : null;
      if (other == null) {
        call.fail(failure);
      } else {
        way = other;
        depart(other, call);
      }
    });
  }

  /** In place, if the name is known to lead to an agent of this container. */
  @Override
  public boolean enter(Station station) {
    Way now = way;
    if (now == null || asOf != store.changes()) {
      return false;
    }
    if (station.ledBy() != now) {
      if (!owner().home().isHere()) {
        return false;
      }
      station.lead(now, now.path(), cut);
    }
    return now.road().enter(station);
  }

  @Override
  public String destination() {
    return name.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NameRoad that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
