package dev.vertxagents.console;

import java.util.Locale;

/** What viewers of a console may do. */
public enum ConsoleMode {
  /** {@link #CONTROL} where only this machine can ask, {@link #READ} elsewhere. */
  AUTO,
  /** Whoever has the control token may call agents and move clocks; the view token only looks. */
  CONTROL,
  /** Nobody changes anything. */
  READ;

  /** {@code "auto"}, {@code "control"}, {@code "read"}. */
  public static String toJson(ConsoleMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  /** Fails with {@code IllegalArgumentException} for anything else, naming what there is. */
  public static ConsoleMode fromJson(String text) {
    for (ConsoleMode mode : values()) {
      if (text.equals(toJson(mode))) {
        return mode;
      }
    }
    throw new IllegalArgumentException("unknown choice: mode=" + text + " (known: auto, control, read)");
  }
}
