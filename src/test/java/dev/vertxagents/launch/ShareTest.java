package dev.vertxagents.launch;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.Outcome;
import dev.vertxagents.cluster.ClusterDirectory;
import dev.vertxagents.cluster.FakeCluster;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One descriptor, deployed on several nodes of a cluster. */
@Timeout(90)
final class ShareTest {
  private final FakeCluster cluster = new FakeCluster();
  private final Vertx first = cluster.join();
  private final Vertx second = cluster.join();

  @AfterEach
  void close() {
    cluster.close();
  }

  /** West and east, with a greeter of that name in each. */
  private static JsonObject plant() {
    return new JsonObject().put("name", "plant")
        .put("containers", new JsonArray().add(container("west")).add(container("east")));
  }

  private static JsonObject container(String name) {
    return new JsonObject().put("name", name).put("port", 0).put("agents", new JsonArray().add(new JsonObject()
        .put("name", name + "-greeter").put("type", TestAgents.Greeter.class.getName())
        .put("config", new JsonObject().put("word", name))));
  }

  private static Deployment deploy(Vertx vertx, JsonObject descriptor) {
    return of(Descriptor.of(descriptor).deploy(vertx));
  }

  private static List<String> names(Deployment deployment) {
    return deployment.containers().stream().map(Container::name).toList();
  }

  private void until(Deployment deployment, String... names) {
    Outcome.until(first, () -> names(deployment).equals(List.of(names)));
  }

  private static Object greeting(Deployment from, String name) {
    return of(from.containers().get(0).proxy("name:" + name).call("greet", "Ada"));
  }

  @Test
  void eachProcessTakesOneContainerAndItsAgentsFindEachOtherByName() {
    Deployment one = deploy(first, plant());
    Deployment two = deploy(second, plant());

    assertThat(names(one)).containsExactly("west");
    assertThat(names(two)).containsExactly("east");
    assertThat(greeting(one, "east-greeter")).isEqualTo("east Ada");
    assertThat(greeting(two, "west-greeter")).isEqualTo("west Ada");
  }

  @Test
  void takesAsManyAsItMay() {
    Deployment one = deploy(first, plant().put("cluster", new JsonObject().put("take", 2)));

    assertThat(names(one)).containsExactly("west", "east");
  }

  @Test
  void X31_takesNothingWhileFewerProcessesThanTheQuorumSeeEachOther() {
    Deployment one = deploy(first, plant().put("cluster", new JsonObject().put("quorum", 3)));
    assertThat(names(one)).isEmpty();

    cluster.join();

    until(one, "west");
  }

  @Test
  void whoComesTooLateStandsByAndTakesWhatIsGivenBack() {
    Deployment one = deploy(first, plant());
    Deployment two = deploy(second, plant());
    Deployment three = deploy(cluster.join(), plant());
    assertThat(names(three)).isEmpty();

    of(one.close());

    until(three, "west");
    assertThat(names(two)).as("it has one already").containsExactly("east");
    assertThat(greeting(two, "west-greeter")).isEqualTo("west Ada");
  }

  @Test
  void X30_takesWhatANodeHadThatIsGone() {
    Deployment two = deploy(second, plant());
    Deployment one = deploy(first, plant());
    Deployment three = deploy(cluster.join(), plant());

    FakeCluster.vanish(second);

    until(three, "west");
    assertThat(greeting(one, "west-greeter")).isEqualTo("west Ada");
    assertThat(names(two)).as("it does not know").containsExactly("west");
  }

  @Test
  void X31_ofTwoThatHaveTheSameContainerAfterASplitTheYoungerEnds() {
    Deployment one = deploy(first, plant());
    of(first.sharedData().getClusterWideMap("agents.containers").compose(map -> map.remove("west")));
    of(first.sharedData().getClusterWideMap("agents.names").compose(map -> map.remove("west-greeter")));

    Deployment two = deploy(second, plant());

    until(two, "east");
    assertThat(names(one)).containsExactly("west");
    Outcome.until(first, () -> Container.get(second, "west") == null);
  }

  @Test
  void aContainerThatEndsByItselfIsTakenBySomebodyElse() {
    Deployment one = deploy(first, plant());
    deploy(second, plant());
    Deployment three = deploy(cluster.join(), plant());

    of(one.containers().get(0).close());

    until(three, "west");
    until(one);
  }

  @Test
  void theProgramBeginsWithTheFirstContainer() {
    JsonObject reporting = plant();
    reporting.getJsonArray("containers").remove(1);
    reporting.getJsonArray("containers").getJsonObject(0).getJsonArray("agents").getJsonObject(0)
        .put("aid", "greeter");
    Deployment one = deploy(first, reporting);
    Deployment two = deploy(second, reporting.copy().put("run", DescriptorTest.program("Report",
        new JsonObject().put("who", "Eve").put("code", 3))));
    assertThat(two.outcome().isComplete()).isFalse();

    of(one.close());

    assertThat(of(two.outcome())).isEqualTo(3);
  }

  @Test
  void whatDoesNotStartIsGivenBack() {
    JsonObject faint = plant().put("cluster", new JsonObject().put("take", 2));
    faint.getJsonArray("containers").getJsonObject(1).getJsonArray("agents").getJsonObject(0)
        .put("type", TestAgents.Faint.class.getName());

    assertThat(failureOf(Descriptor.of(faint).deploy(first))).isInstanceOf(DescriptorException.class)
        .hasMessageContaining("agent does not start: key=containers[1].agents[0] name=east-greeter");

    assertThat(Container.get(first, "west")).isNull();
    assertThat(of(of(ClusterDirectory.ofContainers(second)).all())).isEmpty();
    assertThat(names(deploy(second, plant()))).containsExactly("west");
  }

  @Test
  void G9_aPortThatIsOccupiedIsTriedAgain() throws IOException {
    Deployment one = deploy(first, plant());
    deploy(second, plant());
    try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      JsonObject fixed = plant();
      fixed.getJsonArray("containers").getJsonObject(0).put("port", occupied.getLocalPort());
      Vertx other = cluster.join();
      Deployment three = deploy(other, fixed);
      of(one.close());
      Outcome.until(first, () -> of(of(ClusterDirectory.ofContainers(first)).all()).size() == 1);
      assertThat(names(three)).isEmpty();

      occupied.close();

      until(three, "west");
    }
  }

  @Test
  void anEndGivesBackWhatWasTakenAndTakesNothingMeanwhile() {
    Deployment one = deploy(first, plant().put("cluster", new JsonObject().put("take", 2)));

    of(one.close());

    assertThat(of(of(ClusterDirectory.ofContainers(second)).all())).isEmpty();
    assertThat(Container.get(first, "west")).isNull();
    assertThat(Container.get(first, "east")).isNull();
  }

  @Test
  void whoDeclinesTheClusterHasEverythingForItself() {
    Deployment one = deploy(first, plant().put("cluster", false));
    Deployment two = deploy(second, plant().put("cluster", false));

    assertThat(names(one)).containsExactly("west", "east").isEqualTo(names(two));
    assertThat(of(of(ClusterDirectory.open(first)).all())).isEmpty();
  }

  @Test
  void G1_refusesAClusterWhereThereIsNoneAndContainersWithoutName() {
    Vertx alone = Vertx.vertx();
    try {
      assertThat(failureOf(Descriptor.of(plant().put("cluster", true)).deploy(alone)))
          .isInstanceOf(DescriptorException.class)
          .hasMessage("descriptor asks for a cluster: name=plant (start it on a clustered Vertx: run … --cluster,"
              + " VertxApplication … -cluster)");
    } finally {
      of(alone.close());
    }
    JsonObject nameless = plant();
    nameless.getJsonArray("containers").getJsonObject(1).remove("name");
    assertThat(failureOf(Descriptor.of(nameless).deploy(first)))
        .hasMessageStartingWith("container without name in a cluster: key=containers[1] (");
  }
}
