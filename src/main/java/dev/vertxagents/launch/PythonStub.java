package dev.vertxagents.launch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code python-stub} prints: one class for each type of agents, as a {@code .pyi} file has them. All names and
 * texts come from a peer: what is no Python name is left out with a word on how to call it, and texts are escaped.
 */
final class PythonStub {
  private static final Pattern SINGLE_VALUE =
      Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|\"([^\"\\\\\\p{Cntrl}]|\\\\[\"\\\\bfnrt])*\"");

  private final String address;
  private final PythonType types = new PythonType();
  private final StringBuilder classes = new StringBuilder();

  PythonStub(String address) {
    this.address = address;
  }

  /** Adds the class of a described agent, and where agents of it live. */
  PythonStub with(Map<String, Object> agent, List<String> aids) {
    String type = text(agent, "type");
    String name = PythonName.isGood(type) ? type : "Agent";
    classes.append("\n\nclass ").append(name).append(":\n");
    classes.append("    \"\"\"Agents: ").append(quoted(String.join(", ", aids))).append("\"\"\"\n");
    list(agent, "methods").stream().map(method -> (Map<?, ?>) method)
        .sorted(Comparator.comparing(method -> text(method, "name")))
        .forEach(method -> classes.append('\n').append(method(method)));
    return this;
  }

  private String method(Map<?, ?> method) {
    String name = text(method, "name");
    if (!PythonName.isGood(name)) {
      return "    # no Python name: call it by getattr(proxy, '" + quoted(name).replace("'", "\\'") + "')(...)\n";
    }
    String doc = method.get("doc") == null ? "" : "        \"\"\"" + quoted(text(method, "doc")) + "\"\"\"\n";
    return "    async def " + name + "(" + String.join(", ", parameters(list(method, "parameters"))) + ") -> "
        + types.of(text(method, "result")) + ":\n" + doc + "        ...\n";
  }

  /** In Python's order: by position, all others by position, by keyword only, all other keywords. */
  private List<String> parameters(List<?> described) {
    List<String> plain = new ArrayList<>(List.of("self"));
    List<String> rest = new ArrayList<>();
    List<String> keywords = new ArrayList<>();
    List<String> others = new ArrayList<>();
    int number = 0;
    boolean requiredFollows = described.stream().map(Map.class::cast).filter(PythonStub::isPlain)
        .dropWhile(parameter -> !parameter.containsKey("default"))
        .anyMatch(parameter -> !parameter.containsKey("default"));
    for (Object each : described) {
      Map<?, ?> parameter = (Map<?, ?>) each;
      String name = PythonName.isGood(text(parameter, "name")) ? text(parameter, "name") : "argument" + number;
      String typed = name + ": " + types.of(text(parameter, "type"));
      switch (text(parameter, "kind")) {
        case "rest" -> rest.add("*" + typed);
        case "others" -> others.add("**" + typed);
        case "keyword" -> keywords.add(typed + orElse(parameter));
        default -> plain.add(typed + (requiredFollows ? "" : orElse(parameter)));
      }
      number++;
    }
    if (rest.isEmpty() && !keywords.isEmpty()) {
      rest.add("*");
    }
    plain.addAll(rest);
    plain.addAll(keywords);
    plain.addAll(others);
    return plain;
  }

  private static boolean isPlain(Map<?, ?> parameter) {
    return text(parameter, "kind").equals("plain");
  }

  private static String orElse(Map<?, ?> parameter) {
    if (!parameter.containsKey("default")) {
      return "";
    }
    String json = text(parameter, "default").strip();
    return " = " + switch (json) {
      case "true" -> "True";
      case "false" -> "False";
      case "null" -> "None";
      default -> SINGLE_VALUE.matcher(json).matches() ? json : "...";
    };
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list ? list.stream().filter(Map.class::isInstance).toList() : List.of();
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) == null ? "" : String.valueOf(map.get(key));
  }

  /** For a comment or a docstring. */
  private static String quoted(String text) {
    return ErrorLine.escape(text).replace("\\", "\\\\").replace('"', '\'');
  }

  @Override
  public String toString() {
    StringBuilder whole = new StringBuilder();
    whole.append("# The agents at ").append(quoted(address)).append(", for type checkers and people. With aiomas:\n");
    whole.append("#     proxy = await container.connect('").append(quoted(address)).append("<aid>')\n");
    whole.append("from datetime import datetime\nfrom typing import Any\n");
    for (String other : types.others()) {
      whole.append("\n# a record travels as a map of its components, an enum as its name, an agent as a proxy\n")
          .append(other).append(" = Any\n");
    }
    return whole.append(classes).toString();
  }
}
