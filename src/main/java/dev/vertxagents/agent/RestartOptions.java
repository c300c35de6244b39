package dev.vertxagents.agent;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How an agent that fails is made anew: so many times within a period, after a pause that grows. All spans are of the
 * container's agent clock.
 *
 * <p><b>JSON</b>: {@code {"intensity": 10, "period": "PT1M", "firstDelay": "PT0.1S", "maxDelay": "PT5S",
 * "whenExceeded": "stop"}}.
 *
 * @see <a href="https://www.erlang.org/doc/system/sup_princ#maximum-restart-intensity">Erlang's maximum restart
 * intensity</a>
 */
@DataObject
@JsonGen(publicConverter = false)
public class RestartOptions {
  /** Ten times. */
  public static final int DEFAULT_INTENSITY = 10;
  /** A minute. */
  public static final Duration DEFAULT_PERIOD = Duration.ofMinutes(1);
  /** A tenth of a second. */
  public static final Duration DEFAULT_FIRST_DELAY = Duration.ofMillis(100);
  /** Five seconds. */
  public static final Duration DEFAULT_MAX_DELAY = Duration.ofSeconds(5);
  /** The agent is gone, the others stay. */
  public static final WhenExceeded DEFAULT_WHEN_EXCEEDED = WhenExceeded.STOP;

  private static final int MOST_RESTARTS = 10_000;

  private int intensity = DEFAULT_INTENSITY;
  private Duration period = DEFAULT_PERIOD;
  private Duration firstDelay = DEFAULT_FIRST_DELAY;
  private Duration maxDelay = DEFAULT_MAX_DELAY;
  private WhenExceeded whenExceeded = DEFAULT_WHEN_EXCEEDED;

  /** Ten restarts a minute. */
  public RestartOptions() {
  }

  public RestartOptions(RestartOptions other) {
    intensity = other.intensity;
    period = other.period;
    firstDelay = other.firstDelay;
    maxDelay = other.maxDelay;
    whenExceeded = other.whenExceeded;
  }

  public RestartOptions(JsonObject json) {
    RestartOptionsConverter.fromJson(json, this);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    RestartOptionsConverter.toJson(this, json);
    return json;
  }

  /** How many restarts within the period are tried. */
  public int getIntensity() {
    return intensity;
  }

  /** 0 to 10 000; the failure after the last of them exceeds. With 0 the first failure does. */
  public RestartOptions setIntensity(int intensity) {
    this.intensity = Checks.inRange("intensity", intensity, 0, MOST_RESTARTS);
    return this;
  }

  /** How long a restart counts. */
  public Duration getPeriod() {
    return period;
  }

  /** More than 0; an agent that has lived so long without failing starts with the first delay again. */
  public RestartOptions setPeriod(Duration period) {
    this.period = Checks.positive("period", period);
    return this;
  }

  /** The longest pause before the first restart. */
  public Duration getFirstDelay() {
    return firstDelay;
  }

  /**
   * A millisecond or more; the pause is anything up to it at random, and each further one within the period up to twice
   * that of the one before.
   */
  public RestartOptions setFirstDelay(Duration firstDelay) {
    this.firstDelay = Checks.atLeastMillisecond("firstDelay", firstDelay);
    return this;
  }

  /** The longest pause before any restart. */
  public Duration getMaxDelay() {
    return maxDelay;
  }

  /** A millisecond or more; pauses grow no longer. Less than the first delay counts for that, too. */
  public RestartOptions setMaxDelay(Duration maxDelay) {
    this.maxDelay = Checks.atLeastMillisecond("maxDelay", maxDelay);
    return this;
  }

  /** What happens at the failure that is one too many. */
  public WhenExceeded getWhenExceeded() {
    return whenExceeded;
  }

  /** The agent alone goes, or its container with it. */
  public RestartOptions setWhenExceeded(WhenExceeded whenExceeded) {
    this.whenExceeded = whenExceeded;
    return this;
  }
}
