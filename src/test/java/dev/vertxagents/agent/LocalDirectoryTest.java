package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalDirectoryTest extends DirectoryContract {
  private Vertx vertx;

  @Override
  protected void openBoth() {
    vertx = Vertx.vertx();
    west = of(Container.open(vertx, new ContainerOptions().setName("west")));
    east = of(Container.open(vertx, new ContainerOptions().setName("east").setPort(0)));
  }

  @Override
  protected void closeAll() {
    of(vertx.close());
  }

  @Override
  protected Vertx vertx() {
    return vertx;
  }

  @Test
  void X34_ofManyClaimsExactlyOneWins() {
    for (int trial = 0; trial < 100; trial++) {
      String name = "n" + trial;
      List<Future<?>> claims = new ArrayList<>();
      for (int each = 0; each < 10; each++) {
        Container where = each % 2 == 0 ? west : east;
        claims.add(where.spawn(() -> new GaugeAgent(1), named(name)));
      }
      of(Future.join(claims).otherwiseEmpty());

      assertThat(claims).filteredOn(Future::succeeded).hasSize(1);
    }
  }

  private void claim(String name, String... addresses) {
    of(LocalDirectory.of(vertx).claim(new DirectoryEntry(name, List.of(), List.of(addresses), "x", "", 0), lost -> {
    }));
  }

  @Test
  void D4_followsNoEntryToWhereAddressesMayNotLead() {
    claim("far", "tcp://192.0.2.1:5555/0");
    claim("strange", "carrier-pigeon://somewhere/0", "no address");
    claim("loop", "name:loop");

    assertThat(agentFailureOf(west.proxy("name:far").call("read", 1)).code()).isEqualTo(FailureCode.ADDRESS_DENIED);
    assertThat(agentFailureOf(west.connect("name:far")).code()).isEqualTo(FailureCode.ADDRESS_DENIED);
    assertThat(agentFailureOf(west.proxy("name:strange").call("read", 1)).code()).isEqualTo(FailureCode.BAD_ADDRESS);
    assertThat(agentFailureOf(west.proxy("name:loop").call("read", 1)).code()).isEqualTo(FailureCode.BAD_ADDRESS);
  }

  @Test
  void takesTheNextAddressOfAnEntryWhenTheFirstCannotBeReached() {
    of(east.spawn("real", new GaugeAgent(9)));
    claim("two", "tcp://127.0.0.1:1/real", "local://east/real");
    Gauge two = west.proxy("name:two", Gauge.class);

    assertThat(of(two.read(1))).isEqualTo(9);
    assertThat(of(two.read(1))).isEqualTo(9);
  }

  @Test
  void aCallThatWasRefusedForCertainIsMadeOnceMoreWhereTheNameIsNow() {
    claim("moved", "local://east/nobody");
    Gauge moved = west.proxy("name:moved", Gauge.class);
    assertThat(agentFailureOf(moved.read(1)).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
    of(LocalDirectory.of(vertx).release(LocalDirectory.of(vertx).known("moved")));
    spawn(west, 3, "moved");

    assertThat(of(moved.read(1))).isEqualTo(3);
  }
}
