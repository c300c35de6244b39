package dev.vertxagents.console;

import io.vertx.core.json.JsonObject;

/** What can be subscribed to. */
interface Topics {
  /**
   * How often a topic has something to say, in milliseconds: a multiple of {@link Hub#STEP_MILLIS}. Fails with {@link
   * Refusal} for one that is not there.
   */
  int every(String topic);

  /**
   * Fails with {@link Refusal} for arguments that the topic has not.
   *
   * @param ready to be run when a first snap is there, if it was not at once
   */
  Feed open(String topic, JsonObject args, Runnable ready);
}
