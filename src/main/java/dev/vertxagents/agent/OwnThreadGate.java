package dev.vertxagents.agent;

import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Gate;
import dev.vertxagents.rpc.Invocation;
import io.vertx.core.Context;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes the calls of an agent that may block to its own worker or virtual thread, in order, one at a time. */
final class OwnThreadGate implements Gate {
  private final AgentCell cell;
  private final Context context;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int since = AgentCell.unsignedSeconds();

  OwnThreadGate(AgentCell cell, Context context) {
    this.cell = cell;
    this.context = context;
  }

  @Override
  public void submit(Invocation call) {
    int bound = cell.container().options().getMaxInboundRequests();
    if (!cell.accepts()) {
      cell.container().refuse(cell, call);
    } else if (waiting.incrementAndGet() > bound) {
      waiting.decrementAndGet();
      call.refuse(FailureCode.OVERLOADED, "too many calls wait for the agent: aid=" + cell.aid()
          + " maxInboundRequests=" + bound);
    } else {
      context.runOnContext(v -> start(call));
    }
  }

  /** When the agent's life began: {@link AgentCell#since()}. */
  int since() {
    return since;
  }

  /** How many calls wait for the thread. */
  int size() {
    return waiting.get();
  }

  private void start(Invocation call) {
    waiting.decrementAndGet();
    if (cell.accepts()) {
      call.run();
    } else {
      cell.home().run(() -> cell.container().refuse(cell, call));
    }
  }
}
