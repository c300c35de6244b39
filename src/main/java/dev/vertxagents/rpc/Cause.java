package dev.vertxagents.rpc;

/** Whose doing it is when a call is made: that of the call in whose handler, or of the agent that acts by itself. */
sealed interface Cause permits CallObservation, CallCounts, OwnAccord {
  /** The call's, as observers have it; 0 if it is none. */
  default long id() {
    return 0;
  }

  /** Of the call at the beginning of the chain of causes; 0 if it is none. */
  default long rootId() {
    return 0;
  }

  /** What is called there, or {@code agents/aid}. */
  String path();

  /** Whether the next call that it makes is looked at, as far as that does not depend on chance. Asked once for each. */
  CallSampling.Fate fate();

  /** Where calls are counted that it makes and that nobody looks at. On the endpoint's context. */
  CallCounts counts(RpcEndpoint home);
}
