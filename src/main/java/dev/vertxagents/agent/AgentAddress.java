package dev.vertxagents.agent;

/**
 * Where an agent lives: {@code tcp://host:port/aid}, {@code ipc://[path]/aid}, {@code local://container/aid}, or {@code agent://host:port/aid} in
 * the dialect of aiomas before 0.5.
 */
public final class AgentAddress {
  private AgentAddress() {
  }

  /** Fails with {@code BAD_ADDRESS}, saying what is wrong. Looks nothing up. */
  public static AgentAddress parse(String address) {
    throw new UnsupportedOperationException();
  }

  public String aid() {
    throw new UnsupportedOperationException();
  }
}
