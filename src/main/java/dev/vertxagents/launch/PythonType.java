package dev.vertxagents.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Types as {@code _describe} says them, {@code List<Map<String, Reading>>}, as Python says them. */
final class PythonType {
  private static final Map<String, String> SINGLE = Map.ofEntries(Map.entry("boolean", "bool"),
      Map.entry("Boolean", "bool"), Map.entry("byte", "int"), Map.entry("Byte", "int"), Map.entry("short", "int"),
      Map.entry("Short", "int"), Map.entry("int", "int"), Map.entry("Integer", "int"), Map.entry("long", "int"),
      Map.entry("Long", "int"), Map.entry("BigInteger", "int"), Map.entry("float", "float"),
      Map.entry("Float", "float"), Map.entry("double", "float"), Map.entry("Double", "float"),
      Map.entry("Number", "float"), Map.entry("Duration", "float"), Map.entry("char", "str"),
      Map.entry("Character", "str"), Map.entry("String", "str"), Map.entry("UUID", "str"),
      Map.entry("LocalDate", "str"), Map.entry("LocalTime", "str"), Map.entry("LocalDateTime", "str"),
      Map.entry("YearMonth", "str"), Map.entry("Period", "str"), Map.entry("Buffer", "bytes"),
      Map.entry("Instant", "datetime"), Map.entry("OffsetDateTime", "datetime"),
      Map.entry("ZonedDateTime", "datetime"), Map.entry("void", "None"), Map.entry("Void", "None"),
      Map.entry("Object", "Any"), Map.entry("JsonObject", "dict[str, Any]"), Map.entry("JsonArray", "list[Any]"));
  private static final Set<String> LISTS = Set.of("List", "ArrayList", "LinkedList", "Collection", "Iterable", "Set",
      "HashSet", "LinkedHashSet", "SortedSet", "NavigableSet", "TreeSet", "Queue", "Deque", "ArrayDeque");
  private static final Set<String> MAPS = Set.of("Map", "HashMap", "LinkedHashMap", "SortedMap", "NavigableMap",
      "TreeMap");
  /** Deeper ones are cut: the text is a peer's. */
  private static final int MAX_DEPTH = 16;

  private final Set<String> others = new TreeSet<>();

  /** The names that Python does not know: records and the like. */
  Set<String> others() {
    return others;
  }

  String of(String java) {
    return of(java.strip(), 0);
  }

  private String of(String java, int depth) {
    if (depth > MAX_DEPTH) {
      return "Any";
    }
    if (java.endsWith("[]")) {
      return java.equals("byte[]") ? "bytes" : "list[" + of(java.substring(0, java.length() - 2), depth + 1) + "]";
    }
    int open = java.indexOf('<');
    if (open > 0 && java.endsWith(">")) {
      return generic(java.substring(0, open), arguments(java.substring(open + 1, java.length() - 1)), depth + 1);
    }
    String known = SINGLE.get(java);
    return known != null ? known : other(java);
  }

  private String generic(String raw, List<String> arguments, int depth) {
    if (LISTS.contains(raw) && arguments.size() == 1) {
      return "list[" + of(arguments.get(0), depth) + "]";
    }
    if (MAPS.contains(raw) && arguments.size() == 2) {
      return "dict[" + of(arguments.get(0), depth) + ", " + of(arguments.get(1), depth) + "]";
    }
    return raw.equals("Optional") && arguments.size() == 1 ? of(arguments.get(0), depth) + " | None" : other(raw);
  }

  private String other(String name) {
    if (!PythonName.isGood(name)) {
      return "Any";
    }
    others.add(name);
    return name;
  }

  /** Split at the commas that are in no inner pair of angle brackets. */
  private static List<String> arguments(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }
}
