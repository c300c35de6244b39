package dev.vertxagents.rpc;

/**
 * Decides when an invocation of what lives below a router runs: at once, or when its turn comes. Internal: agents
 * have their mailboxes behind it.
 */
@FunctionalInterface
public interface Gate {
  /** Runs each invocation at once. */
  Gate OPEN = Invocation::run;

  /**
   * Takes an invocation over that {@link #tryEnter} did not let in: {@link Invocation#run runs} it now or later, on any
   * thread, or {@link Invocation#refuse refuses} it. Called on the context of the tree.
   */
  void submit(Invocation call);

  /**
   * Lets a call in at once, if nothing stands against that. Then nobody needs to keep account of it until its method
   * has returned and has not completed. Called on the context of the tree.
   *
   * @param direct whether the code that makes the call is on the stack below it
   * @return false if it must be submitted; else {@link #leave} follows when the method has returned
   */
  default boolean tryEnter(boolean direct) {
    return false;
  }

  /** A method has returned whose call was let in, or was run with this gate; before anybody hears of its outcome. */
  default void leave() {
  }
}
