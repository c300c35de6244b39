package dev.vertxagents.agent;

import java.util.Locale;

/** What becomes of an agent that has failed too often; in JSON in lower case. */
public enum WhenExceeded {
  /** It is gone, as if it had been removed. */
  STOP,
  /** It is gone, and its container shuts down in order, within its drain time: whoever watches that decides. */
  ESCALATE;

  /** By name, in any case; fails with {@link IllegalArgumentException} that lists the names. */
  public static WhenExceeded fromJson(String name) {
    for (WhenExceeded choice : values()) {
      if (choice.name().equalsIgnoreCase(name)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("unknown choice: whenExceeded=" + name + " (known: stop, escalate)");
  }

  /** The name in lower case. */
  public static String toJson(WhenExceeded choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
