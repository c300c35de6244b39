package dev.vertxagents.agent;

/** What agents and containers may be called: names that stand in addresses and paths as they are. */
final class Names {
  static final String NAME_GRAMMAR = "1 to 255 of [A-Za-z0-9._~-], not beginning with _";
  static final String GRAMMAR = NAME_GRAMMAR + ", not \"agents\" or \"validate_aid\"";
  private static final int MAX_LENGTH = 255;

  private Names() {
  }

  /** Whether it may name an agent; the root's own names are taken because old peers write the aid where those stand. */
  static boolean isAid(String text) {
    return isName(text) && !text.equals("agents") && !text.equals("validate_aid");
  }

  static boolean isName(String text) {
    return !text.isEmpty() && text.length() <= MAX_LENGTH && text.charAt(0) != '_'
        && text.chars().allMatch(Names::isUnreserved);
  }

  /** RFC 3986, 2.3. */
  private static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._~-".indexOf(c) >= 0;
  }
}
