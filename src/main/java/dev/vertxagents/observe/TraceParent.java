package dev.vertxagents.observe;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The header of W3C Trace Context, level 1, section 3.2: checked, because it came from outside. */
final class TraceParent {
  private static final String NAME = "traceparent";
  private static final String STATE = "tracestate";
  /** Later versions may append to it. */
  private static final Pattern GRAMMAR =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private TraceParent() {
  }

  static boolean isValid(String value) {
    return GRAMMAR.matcher(value).matches() && (!value.startsWith("00-") || value.length() == 55);
  }

  /** Headers without a trace that is none: a trace begins anew then. */
  static Map<String, String> checked(Map<String, String> headers) {
    String parent = headers.get(NAME);
    if (parent == null || isValid(parent)) {
      return headers;
    }
    Map<String, String> rest = new HashMap<>(headers);
    rest.remove(NAME);
    rest.remove(STATE);
    return rest;
  }
}
