package dev.vertxagents.channel;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The peer's requests that wait for our answer, by the number the peer gave them; and how many it got wrong. */
final class InboundRequests {
  /** So many unreadable contents within a minute are no accident. */
  private static final int MALFORMED_PER_MINUTE = 20;

  private final LongTable<Request> unanswered = new LongTable<>();
  private int malformed;
  private long malformedSince;
  private long droppedAnswers;

  int size() {
    return unanswered.size();
  }

  /** Fails with {@link BadFrameException} if the number is in use: an answer to it would mean either. */
  void add(Request request) {
    if (!unanswered.add(request.id(), request)) {
      throw new BadFrameException("request number in use: id=" + request.id() + " (its first request still runs)");
    }
  }

  void answered(Request request) {
    unanswered.remove(request.id());
  }

  List<Request> removeAll() {
    return unanswered.removeAll();
  }

  /** An answer that nobody waits for: given twice, or after the connection ended. */
  void answerDropped() {
    droppedAnswers++;
  }

  long droppedAnswers() {
    return droppedAnswers;
  }

  /** Counts a content that could not be read; false when it was one too many. */
  boolean tolerates(long nanos) {
    if (malformed == 0 || nanos - malformedSince > TimeUnit.MINUTES.toNanos(1)) {
      malformed = 0;
      malformedSince = nanos;
    }
    return ++malformed <= MALFORMED_PER_MINUTE;
  }
}
