package dev.vertxagents.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who lives on a node of the fixture. */
final class FixturePlant {
  static final long BASE_MICROS = 1_767_225_600_000_000L; // 2026-01-01T00:00:00Z
  static final List<String> HOSTILE = List.of("<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>",
      "\u202Egnp.exe", "😀 emoji", "=cmd|' /C calc'!A0", "line\nbreak", "end", "\u001B[31mred", "x".repeat(10_000), "");

  private static final List<String> TYPES = List.of("Meter", "Meter", "Meter", "Store", "Controller");
  private static final int[] CONTAINERS = {20, 20, 10};
  private static final List<List<String>> NAMES = List.of(List.of("west", "east"), List.of("grid", "market"),
      List.of("north"));

  final String node;
  final List<AgentState> agents = new ArrayList<>();
  final List<String> containers = new ArrayList<>();
  private final boolean hostile;

  FixturePlant(int number, int total, boolean hostile) {
    this.node = "n" + number;
    this.hostile = hostile;
    int count = total >= 50 ? CONTAINERS[number - 1] : total > 0 ? 1 : 0;
    for (int i = 0; i < count; i++) {
      List<String> names = NAMES.get(number - 1);
      String container = i < names.size() ? names.get(i) : names.get(0) + "-" + i;
      containers.add(container);
      settle(container, Math.max(1, total / 50), i == 0);
    }
  }

  private void settle(String container, int many, boolean first) {
    for (int i = 0; i < many; i++) {
      String type = TYPES.get(i % TYPES.size());
      boolean isKitchen = first && node.equals("n1") && i == many - 1;
      String name = isKitchen ? "kitchen" : type.toLowerCase() + "." + i;
      String shown = isKitchen ? "Kitchen" : hostile && i < HOSTILE.size() ? HOSTILE.get(i) : type;
      agents.add(new AgentState(node, container, name, shown, i == 11 && !first ? "failed" : "up", 1, 0, 0));
    }
  }

  /** What chance has in store for one agent in one second: the same each time. */
  Random chance(String key, int step) {
    return new Random(key.hashCode() * 31L + step * 1_000_003L);
  }

  boolean isSlow(AgentState agent) {
    return agent.key().equals("n1/west/meter.2");
  }

  boolean isFailing(AgentState agent) {
    return agent.key().equals("n2/grid/store.3");
  }

  /** A text as a peer may send it. */
  String text(String harmless, int number) {
    return hostile ? HOSTILE.get(Math.floorMod(number, HOSTILE.size())) : harmless;
  }

  static long at(int step) {
    return BASE_MICROS + step * 1_000_000L;
  }
}
