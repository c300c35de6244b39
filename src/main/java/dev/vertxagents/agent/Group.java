package dev.vertxagents.agent;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Several agents that are asked the same thing at once: proxies, plain or typed. Immutable, usable from any thread;
 * results arrive on the caller's context.
 */
public final class Group<T> {
  private final List<T> members;
  private final Function<T, T> terms;

  private Group(List<T> members, Function<T, T> terms) {
    this.members = members;
    this.terms = terms;
  }

  /**
   * Who answered, and what.
   *
   * @param from the member, as it was put into the group
   */
  public record Answer<T, R>(T from, R value) {
  }

  /** A group of proxies, in their order. Fails with {@link IllegalArgumentException} for anything else. */
  public static <T> Group<T> of(Collection<? extends T> members) {
    members.forEach(AgentProxy::of);
    return new Group<>(List.copyOf(members), Function.identity());
  }

  /** All but one; it may be given as any proxy of the agent. */
  public Group<T> without(Object member) {
    AgentProxy gone = AgentProxy.of(member);
    return new Group<>(members.stream().filter(each -> !isSame(AgentProxy.of(each), gone)).toList(), terms);
  }

  private static boolean isSame(AgentProxy member, AgentProxy gone) {
    return member.equals(gone) || isNameOf(member, gone) || isNameOf(gone, member);
  }

  private static boolean isNameOf(AgentProxy name, AgentProxy agent) {
    return name instanceof NamedProxy named && agent instanceof AddressedProxy && named.leadsTo(agent.address());
  }

  /** How many are asked. */
  public int size() {
    return members.size();
  }

  /** The same group; its calls end after the limit at the latest. */
  public Group<T> timeout(Duration limit) {
    return new Group<>(members, terms.andThen(member -> view(member, proxy -> proxy.timeout(limit))));
  }

  /** The same group; its calls end, {@code CANCELLED}, when {@code over} completes. */
  public Group<T> until(Future<?> over) {
    return new Group<>(members, terms.andThen(member -> view(member, proxy -> proxy.until(over))));
  }

  /** Asks all; fails with the first failure, and gives the others up then. */
  public <R> Future<List<Answer<T, R>>> all(Function<? super T, Future<R>> call) {
    Promise<Void> over = Promise.promise();
    List<Future<Answer<T, R>>> asked = until(over.future()).ask(call);
    return Future.all(asked).onFailure(failure -> over.tryComplete()).map(all -> answers(asked));
  }

  /** Asks all; never fails: who answered, in the order of the members. */
  public <R> Future<List<Answer<T, R>>> answers(Function<? super T, Future<R>> call) {
    List<Future<Answer<T, R>>> asked = ask(call);
    return Future.join(asked).transform(all -> Future.succeededFuture(answers(asked)));
  }

  /**
   * Asks all; the first success, and the others are given up. Fails with the last failure when nobody succeeds, with
   * {@link NoSuchElementException} when nobody is there.
   */
  public <R> Future<Answer<T, R>> first(Function<? super T, Future<R>> call) {
    if (members.isEmpty()) {
      return Future.failedFuture(new NoSuchElementException("nobody to ask: the group is empty"));
    }
    Promise<Void> over = Promise.promise();
    Promise<Answer<T, R>> winner = Promise.promise();
    List<Future<Answer<T, R>>> asked = until(over.future()).ask(call);
    for (Future<Answer<T, R>> each : asked) {
      each.onSuccess(answer -> {
        if (winner.tryComplete(answer)) {
          over.tryComplete();
        }
      });
    }
    Future.any(asked).onFailure(winner::tryFail);
    return winner.future();
  }

  private <R> List<Future<Answer<T, R>>> ask(Function<? super T, Future<R>> call) {
    List<Future<Answer<T, R>>> asked = new ArrayList<>(members.size());
    for (T member : members) {
      asked.add(ask(call, terms.apply(member)).map(value -> new Answer<>(member, value)));
    }
    return asked;
  }

  private static <T, R> Future<R> ask(Function<? super T, Future<R>> call, T member) {
    try {
      return call.apply(member);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static <T, R> List<Answer<T, R>> answers(List<Future<Answer<T, R>>> asked) {
    return asked.stream().filter(Future::succeeded).map(Future::result).toList();
  }

  /** The same member on other terms, of the same type. */
  @SuppressWarnings("unchecked") // a typed proxy implements exactly the interface that it is a view of
  private static <T> T view(T member, Function<AgentProxy, AgentProxy> change) {
    AgentProxy changed = change.apply(AgentProxy.of(member));
    return member instanceof AgentProxy ? (T) changed : (T) changed.as(member.getClass().getInterfaces()[0]);
  }
}
