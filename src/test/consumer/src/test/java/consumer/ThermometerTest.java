package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import consumer.Thermometer.Reading;
import dev.vertxagents.agent.Container;
import dev.vertxagents.testkit.AgentTestKit;
import dev.vertxagents.testkit.OverEveryRoad;
import dev.vertxagents.testkit.Probe;
import io.vertx.core.Future;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ThermometerTest {
  @OverEveryRoad
  void readingsArrive(AgentTestKit kit) {
    Container house = kit.container("house");
    Thermometer inside = kit.typed(house.spawn("inside", new Main.Fake()), Thermometer.class);
    Thermometer fromElsewhere = kit.container("elsewhere").proxy(house.address() + "inside", Thermometer.class);

    assertEquals(List.of(new Reading(0, 20.5)), kit.get(inside.last(1)));
    assertEquals(2, kit.get(fromElsewhere.last(2)).size());
  }

  @Test
  void timePassesWhenTheTestSaysSo(AgentTestKit kit) {
    Probe<Thermometer> slow = Probe.of(Thermometer.class)
        .answer("last", asked -> kit.clock().sleep(Duration.ofHours(1)).map(List.of(new Reading(7, 18))));
    Thermometer proxy = kit.typed(kit.container("house").spawn(slow.agent()), Thermometer.class);

    Future<List<Reading>> reading = proxy.last(1);
    kit.advance(Duration.ofMinutes(59));
    assertFalse(reading.isComplete());
    kit.advance(Duration.ofMinutes(1));

    assertEquals(18, kit.get(reading).get(0).celsius());
    assertEquals(List.of(new Probe.Asked("last", List.of(1))), slow.calls());
  }
}
