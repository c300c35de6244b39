package dev.vertxagents.launch;

import java.util.Set;
import java.util.regex.Pattern;

/** What can be a name in Python source. */
final class PythonName {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> KEYWORDS = Set.of("False", "None", "True", "and", "as", "assert", "async", "await",
      "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
      "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
      "yield");

  private PythonName() {
  }

  static boolean isGood(String name) {
    return IDENTIFIER.matcher(name).matches() && !KEYWORDS.contains(name);
  }
}
