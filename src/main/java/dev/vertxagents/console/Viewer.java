package dev.vertxagents.console;

/**
 * Who asks.
 *
 * @param id the socket of the page that asks, or the token's name for who has none; told in logs and the audit
 */
record Viewer(String id, Right right) {
  boolean mayChange() {
    return right == Right.CONTROL;
  }
}
