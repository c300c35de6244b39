package dev.vertxagents.rpc;

/** What an agent does by itself: out of a timer, in its start and its stop. */
record OwnAccord(CallCounts counts) implements Cause {
  @Override
  public String path() {
    return counts.path();
  }

  @Override
  public CallSampling.Fate fate() {
    return CallSampling.Fate.OPEN;
  }

  @Override
  public CallCounts counts(RpcEndpoint home) {
    return counts.counts(home);
  }
}
