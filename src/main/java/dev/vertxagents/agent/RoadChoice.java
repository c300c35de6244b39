package dev.vertxagents.agent;

import java.util.Locale;

/** Which road the calls of a container take; in JSON in lower case. */
public enum RoadChoice {
  /** The shortest: direct, hop or wire. */
  AUTO,
  /** Never a direct call: agents of the own container are reached through its event loop. */
  HOP,
  /** Always through an endpoint, also to the own container: what a peer elsewhere would go through. */
  WIRE;

  /** By name, in any case; fails with {@link IllegalArgumentException} that lists the names. */
  public static RoadChoice fromJson(String name) {
    for (RoadChoice choice : values()) {
      if (choice.name().equalsIgnoreCase(name)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("unknown road: road=" + name + " (known: auto, hop, wire)");
  }

  /** The name in lower case. */
  public static String toJson(RoadChoice choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
