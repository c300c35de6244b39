package dev.vertxagents.observe;

/** Asked before a table grows. From any thread. */
interface Room {
  /** Whether so many bytes more may be taken; they are, if so. */
  boolean grant(long bytes);
}
