package dev.vertxagents.launch;

import java.util.Collection;

/**
 * Where in a descriptor something stands, for messages.
 *
 * @param file the file's name, or empty when the descriptor was made in code
 * @param key the path of keys, such as {@code containers[0].port}; empty at the top
 */
record Place(String file, String key) {
  /** A key's longest part that a message repeats, and that is compared with known keys. */
  private static final int LONGEST_KEY = 80;

  static Place top(String file) {
    return new Place(file, "");
  }

  Place at(String name) {
    String shown = shorten(name);
    return new Place(file, key.isEmpty() ? shown : key + "." + shown);
  }

  Place at(int index) {
    return new Place(file, key + "[" + index + "]");
  }

  DescriptorException refuse(String rule, String details) {
    return refuse(rule, details, null);
  }

  /** {@code rule: key=… file=… details}. */
  DescriptorException refuse(String rule, String details, Throwable cause) {
    String where = (key.isEmpty() ? "" : " key=" + key) + (file.isEmpty() ? "" : " file=" + file);
    return new DescriptorException(rule + ":" + where + (details.isEmpty() ? "" : " " + details), cause);
  }

  DescriptorException unknownKey(String name, Collection<String> known) {
    return at(name).refuse("unknown key", "(nearest known key: " + NearestKey.of(shorten(name), known) + ")");
  }

  static String shorten(String text) {
    return text.length() > LONGEST_KEY ? text.substring(0, LONGEST_KEY) + "…" : text;
  }
}
