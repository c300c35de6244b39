package dev.vertxagents.codegen;

/** The first sentence of a Javadoc comment as plain text. */
final class DocLine {
  private static final int LONGEST = 180;

  private DocLine() {
  }

  /** Empty if there is no comment. */
  static String of(String comment) {
    if (comment == null) {
      return "";
    }
    String text = comment.replaceAll("(?m)^\\s*@\\w[\\s\\S]*", "").replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
        .replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip();
    int end = text.indexOf(". ");
    String line = end < 0 ? text : text.substring(0, end + 1);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
