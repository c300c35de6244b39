package dev.vertxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private final Traffic traffic = new Traffic();
  private final SocketAddress server = SocketAddress.inetSocketAddress(5555, "127.0.0.1");
  private final SocketAddress client = SocketAddress.inetSocketAddress(40_001, "localhost");

  private Traffic.End near() {
    return traffic.opened(client, server, () -> false);
  }

  private Traffic.End far() {
    return traffic.opened(server, client, () -> false);
  }

  @Test
  void bytesAreUnderWayUntilTheyAreRead() {
    Traffic.End near = near();
    Traffic.End far = far();
    assertThat(traffic.underWay()).isNull();

    near.wrote(10);
    far.read(6);
    assertThat(traffic.underWay()).isEqualTo("bytes are under way on sockets: 1");
    far.read(4);
    assertThat(traffic.underWay()).isNull();
  }

  @Test
  void soAreConnectionsUntilBothEndsKnow() {
    traffic.listening(server);
    traffic.connecting();
    assertThat(traffic.underWay()).isEqualTo("connections are being made: 1");
    near();
    traffic.connected();
    assertThat(traffic.underWay()).isNotNull();
    far();
    assertThat(traffic.underWay()).isNull();
  }

  @Test
  void andTheirEnds() {
    Traffic.End near = near();
    Traffic.End far = far();
    near.wrote(10);
    near.closed();
    assertThat(traffic.underWay()).isNotNull();
    far.closed();
    assertThat(traffic.underWay()).isNull();
  }

  @Test
  void ofPeersElsewhereNothingIsKnown() {
    near().wrote(10);

    assertThat(traffic.underWay()).isNull();
  }

  @Test
  void whatAFaultHoldsIsNotExpected() {
    near().wrote(10);
    traffic.opened(server, client, () -> true);

    assertThat(traffic.underWay()).isNull();
  }

  @Test
  void everythingIsAChange() {
    long last = traffic.changes();
    Traffic.End near = near();
    for (Runnable event : new Runnable[] {() -> near.wrote(1), () -> near.read(1), near::closed, traffic::connecting,
        traffic::connected}) {
      event.run();
      assertThat(traffic.changes()).isGreaterThan(last);
      last = traffic.changes();
    }
  }
}
