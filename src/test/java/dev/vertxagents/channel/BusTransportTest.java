package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusTransportTest extends TransportContract {
  @Override
  Transport transport(Vertx vertx) {
    return new BusTransport(vertx, "test", BusTransport.DEFAULT_KEEP_ALIVE, null);
  }

  @Override
  SocketAddress endpoint() {
    return BusTransport.address("west");
  }

  @Override
  SocketAddress nowhere() {
    return BusTransport.address("nowhere");
  }

  @Test
  void whatIsPushedTravelsAheadAndTheRestOfTheTurnTogether() {
    List<String> arrived = new ArrayList<>();
    Context own = vertx.getOrCreateContext();
    Turn.outcome(own, () -> transport.listen(BusTransport.address("east"), link -> {
      link.handler(bytes -> arrived.add(bytes.toString()));
      link.resume();
    }));
    Link link = Turn.outcome(own, () -> transport.connect(BusTransport.address("east"), Duration.ofSeconds(5)));

    Turn.run(own, () -> {
      link.write(Buffer.buffer("a"));
      link.push();
      link.write(Buffer.buffer("b"));
      link.write(Buffer.buffer("c"));
    });

    Turn.until(own, () -> String.join("", arrived).equals("abc"));
    assertThat(arrived).containsExactly("a", "bc");
  }
}
