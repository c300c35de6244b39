package dev.vertxagents.console;

import static dev.vertxagents.console.ConsoleUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.observe.FlightRecorder;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CensusTest {
  private final Vertx vertx = Vertx.vertx();
  private final FlightRecorder recorder = FlightRecorder.of(vertx);
  private final Container west = open("west");
  private final Container east = open("east");
  private final Census census = new Census("n1");

  static class Meter extends Agent {
  }

  private Container open(String name) {
    return of(Container.builder(vertx).with(new ContainerOptions().setName(name)).observe(recorder).open());
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private Map<String, List<AgentState>> take() {
    return of(census.take(recorder.containers()));
  }

  private static List<String> keys(List<AgentState> agents) {
    return agents.stream().map(AgentState::key).toList();
  }

  @Test
  void listsTheAgentsOfContainersThatHaveAny() {
    of(west.spawn("a", new Meter()));
    of(west.spawn("b", new Meter() { }));

    Map<String, List<AgentState>> all = take();

    assertThat(all).containsOnlyKeys("n1/west");
    assertThat(all.get("n1/west")).containsExactly(new AgentState("n1", "west", "a", "Meter", "up", 1, 0, 0),
        new AgentState("n1", "west", "b", "Meter", "up", 1, 0, 0));
  }

  @Test
  void whereNothingChangedTheListIsTheSame() {
    of(west.spawn("a", new Meter()));
    of(east.spawn("b", new Meter()));
    Map<String, List<AgentState>> before = take();
    of(east.spawn("c", new Meter()));

    Map<String, List<AgentState>> all = take();

    assertThat(all.get("n1/west")).isSameAs(before.get("n1/west"));
    assertThat(keys(all.get("n1/east"))).containsExactly("n1/east/b", "n1/east/c");
    assertThat(all.get("n1/east").get(0)).isSameAs(before.get("n1/east").get(0));
    assertThat(keys(before.get("n1/east"))).as("what was told before").containsExactly("n1/east/b");
  }

  @Test
  void knowsThoseAgainWhoStayWhenOthersComeAndGo() {
    of(west.spawn("a", new Meter()));
    of(west.spawn("b", new Meter()));
    of(west.spawn("c", new Meter()));
    of(west.spawn("d", new Meter()));
    List<AgentState> before = take().get("n1/west");
    of(west.remove("a"));
    of(west.remove("c"));
    of(west.spawn("a", new Meter()));

    List<AgentState> now = take().get("n1/west");

    assertThat(keys(now)).containsExactly("n1/west/b", "n1/west/d", "n1/west/a");
    assertThat(now.get(0)).isSameAs(before.get(1));
    assertThat(now.get(1)).isSameAs(before.get(3));
  }

  @Test
  void listsMoreThanOnePage() {
    for (int i = 0; i < ContainerView.MAX_PAGE + 1; i++) {
      of(west.spawn("agent-" + i, new Meter()));
    }

    assertThat(take().get("n1/west")).hasSize(ContainerView.MAX_PAGE + 1).isSameAs(take().get("n1/west"));
  }
}
