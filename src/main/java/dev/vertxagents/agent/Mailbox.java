package dev.vertxagents.agent;

import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Gate;
import dev.vertxagents.rpc.Invocation;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * When the calls of one agent run: at once, if none of its methods is on the stack, no call waits and, for one made
 * directly, the turn has calls left; otherwise in order, in later turns of the event loop. So an agent is never
 * re-entered from below its own method, and calls start in the order they were made. Calls that arrive over a
 * connection are rationed there already, and answers to those that arrived together should leave together. An idle one
 * has no queue. On the container's context only.
 */
final class Mailbox implements Gate {
  /** How many calls a queue is made for: mostly there is one, every so many direct ones. */
  private static final int FEW = 3;

  private static final int BUSY = 1;
  private static final int QUEUED = 2;
  private static final int CLOSED = 4;

  private final AgentCell cell;
  /** The container's; one step instead of three, on the way of each call. */
  private final Turns turns;
  private Queue<Invocation> waiting;
  /** What keeps a call from running at once; in one number, since each call looks. */
  private int obstacles;
  private final int since = AgentCell.unsignedSeconds();

  Mailbox(AgentCell cell) {
    this.cell = cell;
    this.turns = cell.container().turns();
  }

  @Override
  public boolean tryEnter(boolean direct) {
    if (obstacles != 0 || direct && !turns.take()) {
      return false;
    }
    obstacles = BUSY;
    return true;
  }

  @Override
  public void leave() {
    obstacles &= ~BUSY;
  }

  /** When the agent's life began: {@link AgentCell#since()}. */
  int since() {
    return since;
  }

  /** How many calls wait. */
  int size() {
    return waiting == null ? 0 : waiting.size();
  }

  /** The agent takes no more calls. */
  void close() {
    obstacles |= CLOSED;
  }

  @Override
  public void submit(Invocation call) {
    if (cell.accepts()) {
      enqueue(call);
    } else {
      cell.container().refuse(cell, call);
    }
  }

  private void enqueue(Invocation call) {
    if (waiting == null) {
      waiting = new ArrayDeque<>(FEW);
      obstacles |= QUEUED;
      cell.home().runLater(this::drain);
    }
    int bound = cell.container().options().getMaxInboundRequests();
    if (waiting.size() >= bound) {
      call.refuse(FailureCode.OVERLOADED, "too many calls wait for the agent: aid=" + cell.aid()
          + " maxInboundRequests=" + bound);
    } else {
      waiting.add(call);
    }
  }

  /** The last one leaves no queue behind: whoever hears of its outcome may call directly again. */
  private void drain() {
    Queue<Invocation> queue = waiting;
    turns.begin();
    while (!queue.isEmpty() && turns.take()) {
      Invocation call = queue.remove();
      if (queue.isEmpty()) {
        waiting = null;
        obstacles &= ~QUEUED;
      }
      if (cell.accepts()) {
        start(call);
      } else {
        cell.container().refuse(cell, call);
      }
    }
    if (!queue.isEmpty()) {
      cell.home().runLater(this::drain);
    }
  }

  private void start(Invocation call) {
    obstacles |= BUSY;
    call.run(this);
  }

  /** Runs other code of the agent, such as a timer's, as if it were one of its methods. */
  <T> T entering(Supplier<T> code) {
    int nested = obstacles & BUSY;
    obstacles |= BUSY;
    try {
      return code.get();
    } finally {
      obstacles = obstacles & ~BUSY | nested;
    }
  }
}
