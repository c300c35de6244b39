package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps a contender busy until its speed has settled, that is, three samples in a row differ by less than 5 %, or the
 * time for it is up.
 */
final class WarmUp {
  private static final long SAMPLE_MILLIS = 500;
  private static final int SAMPLES = 3;
  private static final double SETTLED = 1.05;

  private final Contender contender;
  private final int inFlight;
  private final Deque<Double> recent = new ArrayDeque<>();
  private final Promise<Void> done = Promise.promise();
  private long left;

  private WarmUp(Contender contender, int inFlight, double seconds) {
    this.contender = contender;
    this.inFlight = inFlight;
    this.left = Math.round(seconds * 1000 / SAMPLE_MILLIS);
  }

  static Future<Void> of(Contender contender, int inFlight, double seconds) {
    WarmUp warmUp = new WarmUp(contender, inFlight, seconds);
    warmUp.next();
    return warmUp.done.future();
  }

  private void next() {
    if (left-- <= 0 || settled()) {
      done.complete();
    } else {
      contender.run(inFlight, SAMPLE_MILLIS).onSuccess(this::sampled).onFailure(done::fail);
    }
  }

  private void sampled(Sample sample) {
    recent.add(sample.callsPerSecond());
    if (recent.size() > SAMPLES) {
      recent.remove();
    }
    next();
  }

  private boolean settled() {
    double least = recent.stream().mapToDouble(speed -> speed).min().orElse(0);
    double most = recent.stream().mapToDouble(speed -> speed).max().orElse(0);
    return recent.size() == SAMPLES && most < SETTLED * least;
  }
}
