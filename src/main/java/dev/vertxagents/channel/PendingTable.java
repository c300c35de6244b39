package dev.vertxagents.channel;

import java.util.Comparator;
import java.util.List;

/** Our requests that have no outcome yet, by number. Numbers count from 0 and are never used twice. */
final class PendingTable {
  /** Beyond it a JSON peer's numbers lose their last digits. */
  static final long LAST_ID = (1L << 53) - 1;

  private final LongTable<PendingReply> replies = new LongTable<>();
  private long nextId;
  private long lateReplies;

  int size() {
    return replies.size();
  }

  /** The number of the next request. */
  long nextId() {
    return nextId;
  }

  /** Waits for the reply to the request that was just written under {@link #nextId()}. */
  void add(PendingReply reply) {
    reply.id = nextId;
    replies.add(nextId++, reply);
  }

  /**
   * The request that a reply belongs to, off the table; null, counted, if its outcome is known already: we gave up,
   * or this is the second reply.
   *
   * @throws BadFrameException if the number was never issued
   */
  PendingReply answered(long id) {
    if (id >= nextId) {
      throw new BadFrameException("reply to a request never made: id=" + id + " requestsMade=" + nextId);
    }
    PendingReply reply = replies.remove(id);
    if (reply == null) {
      lateReplies++;
    }
    return reply;
  }

  void remove(PendingReply reply) {
    replies.remove(reply.id);
  }

  List<PendingReply> removeAll() {
    return replies.removeAll();
  }

  /** Those whose time is over, in the order of their numbers. */
  List<PendingReply> dueUntil(long nanos) {
    return replies.all().filter(reply -> reply.due - nanos <= 0).sorted(Comparator.comparingLong(reply -> reply.id))
        .toList();
  }

  /** When the time of the next one is over. There is one. */
  long earliestDue() {
    return replies.all().mapToLong(reply -> reply.due).reduce((one, other) -> one - other < 0 ? one : other)
        .getAsLong();
  }

  long lateReplies() {
    return lateReplies;
  }
}
