package examples.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.Inspectable;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the guide says about looking at what runs. */
class LookingTest {
  static class Boiler extends Agent implements Inspectable {
    private double celsius = 60;

    @Expose
    public double heat(double kelvin) {
      celsius += kelvin;
      container().record(self(), "temperature", celsius);
      return celsius;
    }

    @Override
    public Map<String, Object> inspect() {
      return Map.of("celsius", celsius);
    }
  }

  private static <T> T result(Future<T> future) {
    return future.timeout(60, TimeUnit.SECONDS).await();
  }

  @Test
  void aRecorderCountsTheCallsOfASecond() {
    Vertx vertx = Vertx.vertx();
    try {
      FlightRecorder recorder = FlightRecorder.of(vertx);
      Container container = result(Container.builder(vertx).observe(recorder).open());
      AgentProxy boiler = result(container.spawn("boiler", new Boiler()));

      recorder.renew();                           // records for five seconds
      Future<Long> counted = Future.future(calls -> recorder.onTick(second -> {
        if (second.calls() > 0) {
          calls.tryComplete(second.calls());
        }
      }));
      Future<Object> heated = vertx.timer(100).compose(on -> boiler.call("heat", 1.5));

      assertThat(result(heated)).isEqualTo(61.5);
      assertThat(result(counted)).isEqualTo(1);
    } finally {
      result(vertx.close());
    }
  }
}
