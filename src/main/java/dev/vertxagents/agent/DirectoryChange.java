package dev.vertxagents.agent;

/**
 * Something that became of a name.
 *
 * @param kind what
 * @param entry the entry as it is now, or was
 */
public record DirectoryChange(Kind kind, DirectoryEntry entry) {
  /** What may become of a name. */
  public enum Kind {
    /** It can be found now. */
    ADDED,
    /** Its owner took it back: the agent or its container ended in order. */
    REMOVED,
    /** Its owner is gone without a word, or somebody else has the name. */
    LOST
  }
}
