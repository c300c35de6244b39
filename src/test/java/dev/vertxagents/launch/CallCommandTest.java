package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.RemoteException;
import dev.vertxagents.rpc.RpcOptions;
import dev.vertxagents.rpc.RpcServer;
import dev.vertxagents.rpc.Service;
import dev.vertxagents.testkit.FreePorts;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class CallCommandTest {
  private final Vertx vertx = Vertx.vertx();
  private final Cli cli = new Cli();
  private String address;

  @BeforeEach
  void open() throws Exception {
    Container container = Container.open(vertx, new ContainerOptions().setPort(0).setName("desk"))
        .toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    container.spawn("a", new Desk()).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    address = container.address();
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--codec json", "--codec msgpack", "--wait 5s", "--json"})
  void printsTheResultAsJson(String options) {
    assertThat(call("echo", "{\"a\": [1, -2.5, null, \"ü\"]}", options)).isEqualTo("{\"a\":[1,-2.5,null,\"ü\"]}");
  }

  @Test
  void takesNegativeNumbersAndNamedArguments() {
    assertThat(call("minus", "-5 --kw second=-7")).isEqualTo("2");
  }

  @Test
  void writesWhatJsonHasNoFormForAsStrings() {
    assertThat(call("oddities")).isEqualTo("[\"AQI=\",\"2026-01-31T00:00:00Z\",\"" + address + "a\"]");
  }

  @Test
  void tellsWhyACallFailedOnOneLine() {
    assertThat(cli.run("call", address + "a", "crash")).isEqualTo(1);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err().lines()).singleElement().asString().startsWith("error: ")
        .contains("ValueError", "REMOTE_FAILURE");

    Cli other = new Cli();
    assertThat(other.run("call", address + "a", "none", "--json")).isEqualTo(1);
    JsonObject error = new JsonObject(other.err());
    assertThat(error.getString("code")).isEqualTo("NO_SUCH_METHOD");
    assertThat(error.getString("executed")).isEqualTo("no");
  }

  @Test
  void tellsABadAddressAsJson() {
    assertThat(cli.run("call", "nowhere", "greet", "--json")).isEqualTo(1);
    assertThat(cli.err()).startsWith("{\"error\":\"not an address: ")
        .contains("\"code\":\"BAD_ADDRESS\",\"executed\":\"no\"}");
  }

  @Test
  void waitsForAPeerThatStartsLater() throws Exception {
    int port = FreePorts.next();
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> cli.run("call", "tcp://127.0.0.1:" + port + "/a", "minus", "3", "2",
            "--wait", "20s"));
    CompletableFuture<Container> late = new CompletableFuture<>();
    vertx.setTimer(500, later -> Container.open(vertx, new ContainerOptions().setPort(port))
        .compose(container -> container.spawn("a", new Desk()).map(container))
        .onComplete(opened -> late.complete(opened.result())));

    assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(cli.out().strip()).isEqualTo("1");
  }

  @Test
  void listsAgents() {
    assertThat(cli.run("ps", address)).isZero();
    assertThat(cli.out().lines()).containsExactly("desk at " + address + " (1 agent)", "  a  Desk  running");
  }

  @Test
  void listsAgentsWithoutTheLastSlashAndInAnyCodec() {
    assertThat(cli.run("ps", address.substring(0, address.length() - 1), "--codec", "json", "--wait", "1s")).isZero();
    assertThat(cli.out()).contains("a  Desk  running");
  }

  @Test
  void listsMoreAgentsThanAPageHolds() throws Exception {
    Container container = Container.get(vertx, "desk");
    for (int i = 0; i < 2_100; i++) {
      container.spawn(new Desk());
    }
    container.spawn("last", new Desk()).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);

    assertThat(cli.run("ps", address, "--json")).isZero();
    assertThat(new JsonObject(cli.out()).getJsonArray("agents")).hasSize(2_102);
  }

  @Test
  void listsMethodsOfAnAgent() {
    assertThat(cli.run("ps", address + "a")).isZero();
    assertThat(cli.out().lines()).first().isEqualTo("a  Desk  running");
    assertThat(cli.out()).contains("  minus(first: int, second: int): int");
  }

  @Test
  void tellsThatThereIsNoSuchAgent() {
    assertThat(cli.run("ps", address + "b")).isEqualTo(1);
    assertThat(cli.err()).startsWith("error: no such agent: aid=b");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsThatAPeerOfAiomasCannotListItsAgents(boolean python) throws Exception {
    Service service = python ? Service.of(new Python()) : Service.of(Map.of());
    SocketAddress endpoint = SocketAddress.inetSocketAddress(0, "127.0.0.1");
    RpcServer server = RpcServer.listen(vertx, endpoint, new RpcOptions(), service)
        .toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);

    assertThat(cli.run("ps", "tcp://127.0.0.1:" + server.address().port())).isEqualTo(1);
    assertThat(cli.err().lines()).singleElement().asString()
        .startsWith("error: peer cannot list its agents: ").contains("aiomas");
  }

  @Test
  void triesTheNextCodecWhenThePeerHangsUp() throws Exception {
    String answer = "[1, 0, {\"name\": \"picky\", \"count\": 1, \"agents\": [{\"aid\": \"\\u001b[31m\"}]}]";
    NetServer picky = vertx.createNetServer().connectHandler(socket -> socket.handler(frame -> {
      if (frame.getByte(4) == '[') {
        socket.write(Buffer.buffer().appendInt(answer.length()).appendString(answer));
      } else {
        socket.close();
      }
    }));
    picky.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);

    assertThat(cli.run("ps", "tcp://127.0.0.1:" + picky.actualPort())).as(cli.err()).isZero();
    assertThat(cli.out().lines()).first().asString().startsWith("picky at ").endsWith("(1 agent)");
    assertThat(cli.out()).contains("\\u001b[31m  ?  ?").doesNotContain("\u001b");
  }

  private String call(String method, String... more) {
    List<String> args = new ArrayList<>(List.of("call", address + "a", method));
    for (String text : more) {
      args.addAll(text.startsWith("{") ? List.of(text) : text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }
    assertThat(cli.run(args.toArray(String[]::new))).as(cli.err()).isZero();
    return cli.out().strip();
  }

  /** Answers in all kinds of values. */
  static final class Desk extends Agent {
    @Expose
    public Object echo(Object value) {
      return value;
    }

    @Expose
    public int minus(int first, int second) {
      return first - second;
    }

    @Expose
    public List<Object> oddities() {
      return List.of(Buffer.buffer(new byte[] {1, 2}), Instant.parse("2026-01-31T00:00:00Z"), self());
    }

    @Expose
    public void crash() {
      throw new IllegalArgumentException("too\nbig");
    }
  }

  /** Answers as aiomas does to what it does not know. */
  static final class Python {
    @Expose("_describe")
    public Object describe(Object aid, int offset) {
      throw new RemoteException("LookupError", "Name \"_describe\" not found in \"\"");
    }
  }
}
