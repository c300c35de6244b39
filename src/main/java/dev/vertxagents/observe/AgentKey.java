package dev.vertxagents.observe;

/**
 * An agent of this node.
 *
 * @param container the name of its container
 * @param aid its id there
 */
public record AgentKey(String container, String aid) {
  /** {@code west/meter.3}. */
  @Override
  public String toString() {
    return container + '/' + aid;
  }
}
