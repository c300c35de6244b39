package dev.vertxagents.codegen;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first sentence of a Javadoc comment as plain text. */
final class DocLine {
  private static final int LONGEST = 180;
  private static final Pattern BLOCK_TAGS = Pattern.compile("(?m)^\\s*@\\w[\\s\\S]*");
  /** An inline tag, an HTML element, or a character's name. */
  private static final Pattern MARKUP = Pattern.compile("\\{@(\\w+)\\s*([^{}]*(?:\\{[^{}]*}[^{}]*)*)}"
      + "|</?[A-Za-z][^<>]*>|&(lt|gt|amp|quot|nbsp|#\\d{1,6});");
  private static final Pattern LINK = Pattern.compile("[^\\s(]+(?:\\([^)]*\\))?\\s+(\\S.*)");
  private static final Pattern END = Pattern.compile("[.!?](?= |$)");
  private static final Map<String, String> CHARACTERS = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"",
      "nbsp", " ");

  private DocLine() {
  }

  /** Empty if there is no comment. */
  static String of(String comment) {
    if (comment == null) {
      return "";
    }
    String marked = BLOCK_TAGS.matcher(comment).replaceAll("").replaceAll("\\s+", " ");
    String text = MARKUP.matcher(marked).replaceAll(found -> Matcher.quoteReplacement(plain(found.group(),
        found.group(1), found.group(2), found.group(3)))).replaceAll(" +", " ").strip();
    String line = firstSentence(text);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static String plain(String whole, String tag, String content, String character) {
    if (character != null) {
      return character.startsWith("#") ? Character.toString(Integer.parseInt(character.substring(1)))
          : CHARACTERS.get(character);
    }
    if (tag == null) {
      return whole.startsWith("<p") || whole.startsWith("<br") || whole.startsWith("<li") ? " " : "";
    }
    return switch (tag) {
      case "link", "linkplain" -> label(content.strip());
      case "inheritDoc" -> "";
      default -> content;
    };
  }

  /** What a link shows: its label, or what it leads to, as one would call it. */
  private static String label(String link) {
    Matcher labelled = LINK.matcher(link);
    return labelled.matches() ? labelled.group(1) : link.replaceFirst("^#", "").replace('#', '.');
  }

  private static String firstSentence(String text) {
    Matcher end = END.matcher(text);
    while (end.find()) {
      String line = text.substring(0, end.end());
      if (!line.endsWith("e.g.") && !line.endsWith("i.e.")) {
        return line;
      }
    }
    return text;
  }
}
