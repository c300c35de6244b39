package dev.vertxagents.rpc;

/** Counts calls that go one way. On the container's context; must not block. */
public interface CallTally {
  /** A call begins, whose end will be told unless it fails. */
  void began();

  /** Such a call has ended well. */
  void ended();

  /** A call has begun and ended well in one step. */
  void passed();
}
