package dev.vertxagents.agent;

import dev.vertxagents.rpc.CallCounter;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.CallSampling;
import dev.vertxagents.rpc.CallTally;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;

/**
 * Lets an observer see the calls of one container at times. While it is off, calls go by as if there were no observer:
 * within the container they are made in place.
 *
 * <p>No call is seen by half. Switched on, the observer sees the calls that begin from then on, and the ends of those;
 * switched off, it is told nothing more, and of the calls under way it will not be told when it is on again. On the
 * container's context only.
 */
public final class CallSwitch {
  private final CallChain chain;
  private final CallObserver observer;
  private @Nullable Look look;

  CallSwitch(CallChain chain, CallObserver observer) {
    this.chain = chain;
    this.observer = observer;
  }

  /** Lets the observer see calls from now on, or no more; does nothing if that is so already. */
  public void turn(boolean on) {
    if (on && look == null) {
      look = new Look(observer);
      chain.add(look);
    } else if (!on && look != null) {
      chain.remove(look);
      look.over = true;
      look = null;
    }
  }

  /** From one switching on to the next switching off. Calls that it has seen begin may end later. */
  private static final class Look implements CallObserver, CallCounter {
    private final CallObserver observer;
    private final @Nullable CallCounter counter;
    private boolean over;

    Look(CallObserver observer) {
      this.observer = observer;
      this.counter = observer.counter();
    }

    @Override
    public void started(ObservedCall call) {
      observer.started(call);
    }

    @Override
    public @Nullable CallSampling sampling() {
      return observer.sampling();
    }

    @Override
    public @Nullable CallCounter counter() {
      return counter == null ? null : this;
    }

    @Override
    public CallTally tally(Side side, Road road, String path) {
      return new LookTally(this, counter.tally(side, road, path));
    }

    @Override
    public void failedUnsampled(ObservedCall call, long durationNanos, FailureCode code, @Nullable Executed executed,
        @Nullable String message) {
      if (!over) {
        observer.failedUnsampled(call, durationNanos, code, executed, message);
      }
    }

    @Override
    public boolean tellsPeers() {
      return observer.tellsPeers();
    }

    @Override
    public void refused(Road road, @Nullable String from, FailureCode code) {
      observer.refused(road, from, code);
    }

    @Override
    public void failing(ObservedCall call, @Nullable String message) {
      if (!over) {
        observer.failing(call, message);
      }
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed) {
      if (!over) {
        observer.ended(call, durationNanos, code, executed);
      }
    }
  }

  private record LookTally(Look look, CallTally tally) implements CallTally {
    @Override
    public void began() {
      if (!look.over) {
        tally.began();
      }
    }

    @Override
    public void ended() {
      if (!look.over) {
        tally.ended();
      }
    }

    @Override
    public void passed() {
      if (!look.over) {
        tally.passed();
      }
    }
  }
}
