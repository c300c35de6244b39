package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * What a topic has to say at one moment, encoded once for all that watch it.
 *
 * @param tail the end of the message, from its data on
 * @param numbers of the dictionary that it uses
 * @param at of the data, in microseconds since 1970
 * @param nodes {@code "4/5"} if not all nodes have told theirs
 * @param sampled which part of the calls it is made of, 1 for all
 */
record Frame(Buffer tail, Dictionary.Numbers numbers, long at, @Nullable String nodes, double sampled) {
  static Frame of(JsonObject data, Dictionary.Numbers numbers, Moment moment) {
    Buffer tail = Buffer.buffer(",\"data\":").appendBuffer(data.toBuffer()).appendString("}");
    return new Frame(tail, numbers, moment.at(), moment.nodes(), moment.sampled());
  }

  /** When, and of how much, something is told. */
  record Moment(long at, @Nullable String nodes, double sampled) {
  }
}
