package dev.vertxagents.console;

/**
 * An agent as its container knows it.
 *
 * @param state {@code starting}, {@code up}, {@code draining}, {@code stopped} or {@code failed}
 * @param gen which of its lives it is, from 1 on
 * @param running calls that it has not answered
 * @param mailbox how many of them wait
 * @param key {@code n1/west/meter.3}: kept, as it is looked for each second
 */
record AgentState(String node, String container, String aid, String type, String state, int gen, int running,
    int mailbox, String key) {
  AgentState(String node, String container, String aid, String type, String state, int gen, int running,
      int mailbox) {
    this(node, container, aid, type, state, gen, running, mailbox, node + '/' + container + '/' + aid);
  }

  /** {@code n1/west}. */
  String home() {
    return node + '/' + container;
  }
}
