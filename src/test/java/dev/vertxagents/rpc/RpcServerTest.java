package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RpcServerTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Await.close(vertx);
  }

  @Test
  void R24_doesNotListenWithAServiceThatCannotBeServed() {
    Future<RpcServer> listening = RpcServer.listen(vertx, Wire.ANY_PORT, new RpcOptions(),
        Service.of(Map.of("x", new RouteScannerTest.Overloaded())));

    assertThat(Await.failure(listening)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overloaded: name=twice");
  }

  @Test
  void tellsWhenThoseWhoConnectedAreGone() {
    Promise<Object> answer = Promise.promise();
    RpcServer server = Await.result(RpcServer.listen(vertx, Wire.ANY_PORT, new RpcOptions(),
        Service.of(new Calculator()), connection -> connection.closeHandler(cause -> answer.tryFail("gone"))));
    RpcConnection connection = Wire.connect(vertx, server, new Calculator());
    assertThat(Await.result(connection.remote().call("add", 1, 2))).isEqualTo(3);

    Await.result(connection.close());

    assertThat(Await.failure(answer.future())).hasMessage("gone");
  }

  @Test
  void closesThoseWhoAreTooMany() {
    RpcServer server = Wire.serve(vertx, new RpcOptions().setMaxConnections(1), new Calculator());
    RpcConnection first = Wire.connect(vertx, server);
    assertThat(Await.result(first.remote().call("add", 1, 2))).isEqualTo(3);

    RpcConnection second = Wire.connect(vertx, server);

    Await.until(() -> !second.isOpen());
    assertThat(Await.result(first.remote().call("add", 1, 2))).isEqualTo(3);
  }

  @Test
  void closesAllAndClosesTwice() {
    RpcServer server = Wire.serve(vertx, new Calculator());
    RpcConnection connection = Wire.connect(vertx, server);
    assertThat(Await.result(connection.remote().call("add", 1, 2))).isEqualTo(3);

    Await.result(server.close());
    Await.result(server.close());

    Await.until(() -> !connection.isOpen());
  }
}
