package dev.vertxagents.agent;

import java.util.List;

/**
 * What a directory says of one name. Immutable.
 *
 * <p><b>Shape</b>: a map of its components, when containers ask each other.
 *
 * @param name 1 to 255 of {@code [A-Za-z0-9._~-]}, not beginning with {@code _}
 * @param tags what it can be found by: the agent's own, and {@code type=…} for its class and each of its exposed
 *     interfaces; at most 64 of at most 255 characters
 * @param addresses where the agent is, the best first; at most 8
 * @param container the name of the container that it lives in
 * @param node the cluster node that the container lives on; empty without a cluster
 * @param incarnation when the name was claimed, in milliseconds of the owner's UTC: of two claims the older one stays
 */
public record DirectoryEntry(String name, List<String> tags, List<String> addresses, String container, String node,
    long incarnation) {
  /** The class, or an exposed interface, by its full Java name. */
  static final String TYPE = "type=";
  private static final int MAX_TAGS = 64;
  private static final int MAX_ADDRESSES = 8;
  private static final int MAX_LENGTH = 255;
  private static final int MAX_ADDRESS = 1024;

  /** Fails with {@link IllegalArgumentException} outside of the bounds: entries come from others, too. */
  public DirectoryEntry {
    checkName(name);
    checkTexts("tags", tags, MAX_TAGS, MAX_LENGTH);
    checkTexts("addresses", addresses, MAX_ADDRESSES, MAX_ADDRESS);
    checkTexts("container", List.of(container), 1, MAX_LENGTH);
    checkTexts("node", List.of(node), 1, MAX_LENGTH);
    tags = SharedTexts.of(tags);
    addresses = List.copyOf(addresses);
    container = SharedTexts.of(container);
    node = SharedTexts.of(node);
  }

  static String checkName(String name) {
    if (!Names.isName(name)) {
      throw new IllegalArgumentException("not a name: name=" + Quoted.of(name) + " (" + Names.NAME_GRAMMAR + ")");
    }
    return name;
  }

  private static void checkTexts(String property, List<String> texts, int maxCount, int maxLength) {
    if (texts.size() > maxCount) {
      throw new IllegalArgumentException("too many " + property + ": count=" + texts.size() + " max=" + maxCount);
    }
    for (String text : texts) {
      if (text.length() > maxLength || text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("not printable, or too long: property=" + property + " value="
            + Quoted.of(text) + " max=" + maxLength);
      }
    }
  }

  /** Whether it has all of these tags. */
  public boolean matches(List<String> wanted) {
    return tags.containsAll(wanted);
  }

  /** The same on another cluster node. */
  public DirectoryEntry on(String otherNode) {
    return new DirectoryEntry(name, tags, addresses, container, otherNode, incarnation);
  }

  /**
   * Whether it keeps its name when both claim it: the one that is older by its owner's clock, else the one whose node
   * and first address come first. Everybody who compares the two finds the same.
   */
  public boolean beats(DirectoryEntry other) {
    if (incarnation != other.incarnation) {
      return incarnation < other.incarnation;
    }
    int byNode = node.compareTo(other.node);
    return byNode != 0 ? byNode < 0 : String.join(" ", addresses).compareTo(String.join(" ", other.addresses)) < 0;
  }
}
