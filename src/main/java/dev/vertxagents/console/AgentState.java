package dev.vertxagents.console;

/**
 * An agent as its container knows it.
 *
 * @param state {@code starting}, {@code up}, {@code draining}, {@code stopped} or {@code failed}
 * @param gen which of its lives it is, from 1 on
 * @param running calls that it has not answered
 * @param mailbox how many of them wait
 */
record AgentState(String node, String container, String aid, String type, String state, int gen, int running,
    int mailbox) {
  /** {@code n1/west/meter.3}. */
  String key() {
    return node + '/' + container + '/' + aid;
  }

  AgentState of(String otherNode) {
    return new AgentState(otherNode, container, aid, type, state, gen, running, mailbox);
  }

  /** {@code n1/west}. */
  String home() {
    return node + '/' + container;
  }
}
