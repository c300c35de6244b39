package dev.vertxagents.launch;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** What {@code ps} prints for people. Everything in it comes from a peer and is escaped. */
final class CensusText {
  private CensusText() {
  }

  /** A container with its agents, or an agent with its methods. */
  static String of(Map<String, Object> described, String address) {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    if (described.containsKey("agents")) {
      List<?> agents = list(described, "agents");
      lines.add(text(described, "name") + " at " + address + " (" + count(agents.size(), "agent") + ")"
          + (described.containsKey("error") ? ": " + text(described, "error") : ""));
      table(agents).forEach(lines::add);
    } else {
      lines.add(text(described, "aid") + "  " + text(described, "type") + "  " + text(described, "state"));
      list(described, "methods").forEach(method -> lines.add("  " + signature((Map<?, ?>) method)));
    }
    return lines.toString();
  }

  /** All containers of a cluster with their agents. */
  static String ofCluster(Map<String, Object> described) {
    List<?> containers = list(described, "containers");
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    lines.add(count(described.get("nodes"), "node") + ", " + count(containers.size(), "container"));
    for (Object container : containers) {
      @SuppressWarnings("unchecked") // ours
      Map<String, Object> one = (Map<String, Object>) container;
      lines.add(of(one, text(one, "address")));
    }
    return lines.toString();
  }

  private static String count(Object number, String what) {
    return number + " " + what + (number.equals(1) ? "" : "s");
  }

  private static List<String> table(List<?> agents) {
    int aids = width(agents, "aid");
    int types = width(agents, "type");
    return agents.stream().map(agent -> (Map<?, ?>) agent)
        .map(agent -> "  " + pad(text(agent, "aid"), aids) + "  " + pad(text(agent, "type"), types) + "  "
            + text(agent, "state") + (agent.containsKey("name") ? "  name:" + text(agent, "name") : ""))
        .toList();
  }

  private static String signature(Map<?, ?> method) {
    String parameters = list(method, "parameters").stream().map(parameter -> parameter((Map<?, ?>) parameter))
        .collect(Collectors.joining(", "));
    return text(method, "name") + "(" + parameters + "): " + text(method, "result");
  }

  private static String parameter(Map<?, ?> parameter) {
    String orElse = parameter.containsKey("default") ? " = " + text(parameter, "default") : "";
    return text(parameter, "name") + ": " + text(parameter, "type") + orElse;
  }

  private static int width(List<?> rows, String key) {
    return rows.stream().mapToInt(row -> text((Map<?, ?>) row, key).length()).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list ? list.stream().filter(Map.class::isInstance).toList() : List.of();
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) == null ? "?" : ErrorLine.escape(String.valueOf(map.get(key)));
  }
}
