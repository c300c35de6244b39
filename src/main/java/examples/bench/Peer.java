package examples.bench;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;

/** The other JVM: an adder and an echo server, until its standard input ends. Says where they are in one line. */
public final class Peer {
  /** What the line begins with that says where they are. */
  static final String READY = "READY ";

  private Peer() {
  }

  public static void main(String[] args) throws IOException {
    Vertx vertx = Vertx.vertx();
    Future<String> adder = Container.open(vertx, new ContainerOptions().setName("peer").setPort(0))
        .compose(container -> container.spawn("adder", new AdderAgent()))
        .map(proxy -> proxy.address().toString());
    adder.compose(address -> EchoServer.listen(vertx).map(server -> READY + address + " " + server.actualPort()))
        .onSuccess(System.out::println)
        .onFailure(Peer::giveUp);
    while (System.in.read() >= 0) {
      // whoever started us holds the other end
    }
    System.exit(0);
  }

  private static void giveUp(Throwable cause) {
    cause.printStackTrace();
    System.exit(1);
  }
}
