package dev.vertxagents.agent;

import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who sees the calls of one container at the moment, as one observer. Whenever that changes there is another one: a
 * call under way stays with those who saw it begin. On the container's context.
 */
final class CallChain {
  private final List<CallObserver> looking = new ArrayList<>();
  private boolean always;
  private Consumer<@Nullable CallObserver> told = chain -> { };

  void add(CallObserver observer) {
    looking.add(observer);
    told.accept(whole());
  }

  void remove(CallObserver observer) {
    looking.remove(observer);
    told.accept(whole());
  }

  /** There is one even if nobody looks: an interceptor knows calls only that are observed. */
  void always() {
    always = true;
  }

  /** Says who sees calls, now and whenever that changes: null if nobody does, which costs calls nothing. */
  void tell(Consumer<@Nullable CallObserver> user) {
    told = user;
    user.accept(whole());
  }

  private @Nullable CallObserver whole() {
    return switch (looking.size()) {
      case 0 -> always ? Unseen.CALLS : null;
      case 1 -> looking.get(0);
      default -> new AllCalls(looking.toArray(CallObserver[]::new));
    };
  }

  /** Nobody looks. */
  private enum Unseen implements CallObserver {
    CALLS;

    @Override
    public void started(ObservedCall call) {
      // nobody looks
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed) {
      // nobody looks
    }
  }
}
