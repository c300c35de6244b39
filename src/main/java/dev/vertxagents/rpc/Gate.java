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
   * Takes an invocation over: {@link Invocation#run runs} it now or later, on any thread, or {@link Invocation#refuse
   * refuses} it. Called on the context of the tree.
   */
  void submit(Invocation call);

  /**
   * Begins a call in place, without an invocation, if one made directly would run at once.
   *
   * @return false if it must be submitted; else {@link #leave} follows when the method has returned
   */
  default boolean tryEnter() {
    return false;
  }

  /** The method that {@link #tryEnter} let in has returned. */
  default void leave() {
  }
}
