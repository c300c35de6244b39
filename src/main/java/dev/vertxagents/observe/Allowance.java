package dev.vertxagents.observe;

/** What a node allows each of its containers to keep of calls. From any thread. */
interface Allowance extends Room {
  /** Tables of so many bytes are gone that were granted, or weighed. */
  void giveBack(long bytes);

  /** How many samples a container may keep in a tick. */
  int samples();

  /** Whether more is kept than may be, so that whoever can begins anew. */
  boolean isOver();

  /** Another one for each choice by chance. */
  long seed();
}
