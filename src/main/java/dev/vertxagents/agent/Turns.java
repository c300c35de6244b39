package dev.vertxagents.agent;

/**
 * How many calls may still be made directly in this turn of an event loop. Shared by all containers of that loop:
 * however the calls nest or loop, after so many of them one waits for the next turn, and with that stack and sockets
 * get their due. On the loop only.
 */
final class Turns {
  static final int DIRECT_CALLS = 256;

  private int left = DIRECT_CALLS;

  /** Takes one; false when there is none left. */
  boolean take() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }

  /** A new turn of the loop has begun. */
  void begin() {
    left = DIRECT_CALLS;
  }
}
