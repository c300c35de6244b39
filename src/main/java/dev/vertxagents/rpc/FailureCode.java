package dev.vertxagents.rpc;

/** Why a call failed. A closed set; the numbers travel and never change meaning. */
public enum FailureCode {
  /** Refused, unreachable, or closed before sending. */
  NOT_CONNECTED(1),
  /** Not an address. */
  BAD_ADDRESS(2),
  /** Not allowed to connect there. */
  ADDRESS_DENIED(3),
  /** An argument cannot travel, or the request exceeds the frame limit. */
  ENCODE_FAILED(4),
  /** A bound is reached, here or there. */
  OVERLOADED(5),
  /** The container drains. */
  SHUTTING_DOWN(6),
  /** No agent of that id lives there. */
  NO_SUCH_AGENT(7),
  /** Missing or not exposed: one and the same answer. */
  NO_SUCH_METHOD(8),
  /** Count, name, type or range of the arguments; names the parameter. */
  BAD_ARGUMENTS(9),
  /** Not allowed to call that. */
  ACCESS_DENIED(10),
  /** The peer could not read our request, or we could not read its result. */
  DECODE_FAILED(11),
  /** The deadline passed. */
  TIMEOUT(20),
  /** The connection ended while the call was pending. */
  CONNECTION_LOST(21),
  /** The caller gave up. */
  CANCELLED(22),
  /** The method itself failed. */
  REMOTE_FAILURE(30),
  /** The method ran; its result cannot travel. */
  RESULT_UNENCODABLE(31),
  /** The method ran; its result exceeds the frame limit. */
  RESULT_TOO_LARGE(32);

  private final int number;

  FailureCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
