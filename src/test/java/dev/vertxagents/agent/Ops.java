package dev.vertxagents.agent;

import dev.vertxagents.rpc.Expose;

/** A sub-service. */
final class Ops {
  @Expose
  public int mul(int a, int b) {
    return a * b;
  }
}
