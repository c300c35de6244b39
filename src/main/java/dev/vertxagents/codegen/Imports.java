package dev.vertxagents.codegen;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The types that one file names: each by its simple name, unless another one has that already. */
final class Imports {
  private final String packageName;
  private final Predicate<String> inPackage;
  private final Map<String, String> known = new HashMap<>();
  private final TreeMap<String, String> imported = new TreeMap<>();

  /**
   * For a file that defines types of those names itself.
   *
   * @param inPackage whether a type of this simple name stands beside it: it hides that of {@code java.lang}
   */
  Imports(String packageName, Predicate<String> inPackage, String... defined) {
    this.packageName = packageName;
    this.inPackage = inPackage;
    for (String name : defined) {
      known.put(name, packageName + '.' + name);
    }
  }

  /** Keeps a simple name for something else. */
  void reserve(String simple) {
    known.put(simple, "");
  }

  /** What to write for a top-level class. */
  String name(String qualified) {
    int dot = qualified.lastIndexOf('.');
    String simple = qualified.substring(dot + 1);
    String from = dot < 0 ? "" : qualified.substring(0, dot);
    if (from.equals("java.lang") && inPackage.test(simple)) {
      return qualified;
    }
    String holder = known.putIfAbsent(simple, qualified);
    if (holder != null && !holder.equals(qualified)) {
      return qualified;
    }
    if (!from.equals("java.lang") && !from.equals(packageName)) {
      imported.put(qualified, simple);
    }
    return simple;
  }

  /** What to write for a class of {@code java.lang}. */
  String java(String simple) {
    return name("java.lang." + simple);
  }

  /** How an overriding method begins. */
  String override() {
    return "@" + java("Override");
  }

  /** What to write for one of the stack's own. */
  String rpc(String simple) {
    return name(Names.RPC + simple);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    imported.keySet().forEach(type -> text.append("import ").append(type).append(";\n"));
    return text.toString();
  }
}
