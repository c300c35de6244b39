package dev.vertxagents.agent;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Several agents that are asked the same thing at once. Immutable. */
public final class Group<T> {
  private Group() {
  }

  /** Who answered, and what. */
  public record Answer<T, R>(T from, R value) {
  }

  public static <T> Group<T> of(Collection<? extends T> members) {
    throw new UnsupportedOperationException();
  }

  public Group<T> without(Object member) {
    throw new UnsupportedOperationException();
  }

  public int size() {
    throw new UnsupportedOperationException();
  }

  public Group<T> timeout(Duration limit) {
    throw new UnsupportedOperationException();
  }

  public Group<T> until(Future<?> over) {
    throw new UnsupportedOperationException();
  }

  /** Fails with the first failure. */
  public <R> Future<List<Answer<T, R>>> all(Function<? super T, Future<R>> call) {
    throw new UnsupportedOperationException();
  }

  /** Never fails: who answered, in member order. */
  public <R> Future<List<Answer<T, R>>> answers(Function<? super T, Future<R>> call) {
    throw new UnsupportedOperationException();
  }

  /** The first success; gives the others up. Fails with the last failure when nobody succeeds. */
  public <R> Future<Answer<T, R>> first(Function<? super T, Future<R>> call) {
    throw new UnsupportedOperationException();
  }
}
