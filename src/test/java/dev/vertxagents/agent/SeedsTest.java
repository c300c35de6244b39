package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.DirectoryChange.Kind;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RpcOptions;
import dev.vertxagents.rpc.RpcServer;
import dev.vertxagents.rpc.Service;
import dev.vertxagents.testkit.FreePorts;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Two {@code Vertx} whose containers ask each other. */
class SeedsTest extends DirectoryContract {
  private Vertx here;
  private Vertx there;

  @Override
  protected void openBoth() throws IOException {
    here = Vertx.vertx();
    there = Vertx.vertx();
    List<String> seeds = List.of("tcp://127.0.0.1:" + FreePorts.next(), "tcp://127.0.0.1:" + FreePorts.next() + "/");
    west = of(Container.open(here, at(seeds, 0).setName("west")));
    east = of(Container.open(there, at(seeds, 1).setName("east")));
  }

  private static ContainerOptions at(List<String> seeds, int own) {
    return new ContainerOptions().setSeeds(seeds)
        .setPort(Integer.parseInt(seeds.get(own).replaceAll(".*:|/", "")));
  }

  @Override
  protected void closeAll() {
    of(here.close());
    of(there.close());
  }

  @Override
  protected Vertx vertx() {
    return here;
  }

  private Container alone(String... seeds) {
    return of(Container.open(here, new ContainerOptions().setSeeds(List.of(seeds))));
  }

  @Test
  void tellNobodyOfAgentsThatCannotBeReachedFromElsewhere() {
    Container hidden = of(Container.open(there));
    spawn(hidden, 1, "hidden");

    assertThat(agentFailureOf(west.directory().find("hidden")).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
    assertThat(of(west.directory().query())).isEmpty();
  }

  @Test
  void aSeedThatDoesNotUnderstandKnowsNobody() {
    RpcServer other = of(RpcServer.listen(there, SocketAddress.inetSocketAddress(0, "127.0.0.1"), new RpcOptions(),
        Service.of(Map.of())));
    Container asking = alone("tcp://127.0.0.1:" + other.address().port());

    assertThat(agentFailureOf(asking.directory().find("x")).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
    assertThat(of(asking.directory().query())).isEmpty();
  }

  @Test
  void aSeedThatLiesIsNotBelieved() {
    DirectoryEntry wrong = new DirectoryEntry("other", List.of(), List.of(), "c", "", 0);
    RpcServer liar = of(RpcServer.listen(there, SocketAddress.inetSocketAddress(0, "127.0.0.1"), new RpcOptions(),
        Service.of(Map.of("_find", (java.util.function.Function<Object, Object>) name ->
            "bad".equals(name) ? Map.of("name", "_\0", "tags", List.of()) : wrong))));
    Container asking = alone("tcp://127.0.0.1:" + liar.address().port());

    assertThat(agentFailureOf(asking.directory().find("x")).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
    assertThat(agentFailureOf(asking.directory().find("bad")).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
  }

  @Test
  void silentSeedsAreAFailureAndNoObstacleToTheOwnAgents() throws IOException {
    Container asking = alone("tcp://127.0.0.1:" + FreePorts.next());
    spawn(asking, 8, "own");

    assertThat(agentFailureOf(asking.proxy("name:x").call("read", 1)).code()).isEqualTo(FailureCode.NOT_CONNECTED);
    assertThat(of(asking.proxy("name:own").call("read", 1))).isEqualTo(8);
  }

  @Test
  void agentsOfASeedThatIsSilentForTwoRoundsAreLost() {
    spawn(east, 1, "there");
    Queue<DirectoryChange.Kind> told = new ConcurrentLinkedQueue<>();
    west.directory().watch(change -> told.add(change.kind()));
    Outcome.until(here, () -> told.contains(Kind.ADDED));

    of(((OpenContainer) east).endpoints().refuse());
    of(there.close());
    Outcome.until(here, () -> told.size() == 2);

    assertThat(told).containsExactly(Kind.ADDED, Kind.LOST);
    there = Vertx.vertx();
  }

  @Test
  void refusesWhatIsNoEndpoint() {
    for (String bad : List.of("here", "ipc://[/x]", "tcp://h", "name:x")) {
      assertThatThrownBy(() -> alone(bad)).hasMessageContaining("not an endpoint: seeds=");
    }
  }
}
