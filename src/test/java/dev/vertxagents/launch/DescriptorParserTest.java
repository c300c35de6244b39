package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.WhenExceeded;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptorParserTest {
  private static final AtomicBoolean INITIALISED = new AtomicBoolean();

  @Test
  void readsAllThatAContainerCanHave() {
    Plan plan = parse("""
        { "name": "plant",
          "containers": [ { "name": "west", "port": 0, "road": "wire", "callTimeout": 500, "drain": "PT1S",
            "codecs": ["json", "msgpack"], "clock": {"type": "external", "start": "2026-01-31T00:00:00+01:00"},
            "agents": [ {"aid": "a", "type": "%s", "config": {"x": [1]}, "threadingModel": "WORKER"} ] }, {} ],
          "run": { "type": "%s", "config": {"y": 1} } }
        """.formatted(Worker.class.getName(), Job.class.getName()));

    Plan.ContainerPlan west = plan.containers().get(0);
    assertThat(west.options().getName()).isEqualTo("west");
    assertThat(west.options().getCallTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(west.options().getDrain()).isEqualTo(Duration.ofSeconds(1));
    assertThat(west.options().getCodecs()).containsExactly("json", "msgpack");
    assertThat(west.start()).isEqualTo(Instant.parse("2026-01-30T23:00:00Z"));
    assertThat(west.agents().get(0).options().getConfig()).isEqualTo(new JsonObject("{\"x\": [1]}"));
    assertThat(plan.containers().get(1).start()).isNull();
    assertThat(plan.program().config().getInteger("y")).isEqualTo(1);
    assertThat(plan.program().type()).isEqualTo(Job.class);
  }

  @Test
  void readsHowAgentsAreSupervisedAndManaged() {
    Plan plan = parse("""
        { "containers": [ { "monitorInterval": "PT1S", "manager": {"types": {"worker": "%s"}},
            "agents": [ {"type": "%s", "restart": {"intensity": 3, "whenExceeded": "escalate"}} ] } ] }
        """.formatted(Worker.class.getName(), Worker.class.getName()));

    Plan.ContainerPlan container = plan.containers().get(0);
    assertThat(container.options().getMonitorInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(container.options().getManager().getTypes()).containsEntry("worker", Worker.class.getName());
    assertThat(container.agents().get(0).options().getRestart().getIntensity()).isEqualTo(3);
    assertThat(container.agents().get(0).options().getRestart().getWhenExceeded()).isEqualTo(WhenExceeded.ESCALATE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"manager\": {\"type\": {}}|unknown key: key=containers[0].manager.type",
      "\"manager\": {\"types\": {\"w\": 7}}|key=containers[0].manager.types.w value=7 (a string)",
      "\"manager\": {\"maxAgents\": 0}|key=containers[0].manager.maxAgents",
      "\"agents\": [{\"type\": \"x\", \"restart\": {\"intensity\": -1}}]|value=-1",
      "\"agents\": [{\"type\": \"x\", \"restart\": {\"times\": 1}}]|key=containers[0].agents[0].restart.times"})
  void namesWhatIsWrongWithThat(String key, String told) {
    assertThatThrownBy(() -> parse("{\"containers\": [{" + key + "}]}")).hasMessageContaining(told);
  }

  @Test
  void numbersAgentsOfOneEntry() {
    assertThat(aids("\"aid\": \"meter\", \"count\": 3")).containsExactly("meter-0", "meter-1", "meter-2");
    assertThat(aids("\"aid\": \"bus{}x\", \"count\": 2")).containsExactly("bus0x", "bus1x");
    assertThat(aids("\"aid\": \"one\", \"count\": 1")).containsExactly("one-0");
    assertThat(aids("\"aid\": \"none\", \"count\": 0")).isEmpty();
    assertThat(aids("\"aid\": \"plain\"")).containsExactly("plain");
    assertThat(aids("\"count\": 2")).containsExactly(null, null);
  }

  @Test
  void numbersNamesAsItNumbersIds() {
    Plan plan = parse("""
        { "containers": [ { "agents": [ {"type": "%1$s", "name": "meter", "count": 2},
          {"type": "%1$s", "aid": "m{}", "name": "m.{}.x", "count": 2}, {"type": "%1$s", "name": "alone"} ] } ] }
        """.formatted(Worker.class.getName()));

    assertThat(plan.containers().get(0).agents()).flatExtracting(Plan.AgentPlan::births).containsExactly(
        new Plan.Birth(null, "meter-0"), new Plan.Birth(null, "meter-1"), new Plan.Birth("m0", "m.0.x"),
        new Plan.Birth("m1", "m.1.x"), new Plan.Birth(null, "alone"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'name': 'n', 'count': 2|'name': 'n-1'|agent name taken: key=containers[1].agents[0].name value=\"n-1\"",
      "'name': 'n'|'name': 'n'|agent name taken: key=containers[1].agents[0].name value=\"n\" (names are unique",
      "'aid': 'a'|'name': '_n'|bad value: key=containers[1].agents[0].name (not a name: name=\"_n\"",
      "'aid': 'a'|'name': 'n {}', 'count': 1|key=containers[1].agents[0].name (not a name: name=\"n 0\""})
  void G8_refusesNamesThatAreTakenOrNone(String first, String second, String told) {
    String agent = "{'agents': [{'type': '" + Worker.class.getName() + "', %s}]}";
    String json = "{'containers': [" + agent.formatted(first) + ", " + agent.formatted(second) + "]}";

    assertThatThrownBy(() -> parse(json.replace('\'', '"'))).hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"true|1|1", "{}|1|1", "{\"take\": 3}|3|1", "{\"quorum\": 2}|1|2"})
  void readsThatItsContainersAreSharedInACluster(String cluster, int take, int quorum) {
    assertThat(parse("{\"containers\": [], \"cluster\": " + cluster + "}").sharing())
        .isEqualTo(new Plan.Sharing(true, take, quorum));
    assertThat(parse("{\"containers\": []}").sharing()).isEqualTo(new Plan.Sharing(false, 1, 1));
    assertThat(parse("{\"containers\": [], \"cluster\": false}").sharing()).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"yes\"|bad value: key=cluster value=\"yes\" (an object, or true or false)",
      "null|bad value: key=cluster value=null",
      "{\"taek\": 1}|unknown key: key=cluster.taek (nearest known key: take)",
      "{\"take\": 0}|bad value: key=cluster.take value=0 (an integer, 1 or more)",
      "{\"quorum\": 0}|bad value: key=cluster.quorum value=0 (an integer, 1 or more)",
      "{\"take\": 1.5}|bad value: key=cluster.take value=1.5"})
  void G1_G2_refusesWhatIsNoWayToShare(String cluster, String told) {
    assertThatThrownBy(() -> parse("{\"containers\": [], \"cluster\": " + cluster + "}"))
        .hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource({
      "nmae, key=nmae, name",
      "clustr, key=clustr, cluster",
      "containers[0].prot, key=containers[0].prot, port",
      "containers[0].agent, key=containers[0].agent, agents",
      "containers[0].clock.strat, key=containers[0].clock.strat, start",
      "containers[0].agents[0].typ, key=containers[0].agents[0].typ, type",
      "containers[0].agents[0].threading, key=containers[0].agents[0].threading, threadingModel",
      "run.conf, key=run.conf, config"})
  void G1_namesFileKeyAndNearestKnownKey(String path, String key, String nearest) {
    JsonObject descriptor = new JsonObject("""
        { "containers": [ { "clock": {"type": "real"}, "agents": [ {"type": "%s"} ] } ], "run": {"type": "%s"} }
        """.formatted(Worker.class.getName(), Job.class.getName()));
    String[] steps = path.split("\\.");
    JsonObject at = descriptor;
    for (int i = 0; i < steps.length - 1; i++) {
      at = steps[i].endsWith("[0]") ? at.getJsonArray(steps[i].replace("[0]", "")).getJsonObject(0)
          : at.getJsonObject(steps[i]);
    }
    at.put(steps[steps.length - 1], 1);

    assertThatThrownBy(() -> DescriptorParser.parse(descriptor, "conf/plant.json", classes()))
        .isInstanceOf(DescriptorException.class)
        .hasMessage("unknown key: " + key + " file=conf/plant.json (nearest known key: " + nearest + ")");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "port           | -2           | -1 to 65535",
      "port           | 65536        | -1 to 65535",
      "port           | 5000000000   | -1 to 65535",
      "port           | \"ten\"      | -1 to 65535",
      "port           | \"5555\"     | -1 to 65535",
      "port           | 1e9          | -1 to 65535",
      "port           | 80.5         | -1 to 65535",
      "port           | null         | -1 to 65535",
      "maxConnections | 0            | 1 to 2147483647",
      "maxConnections | 5368709120   | 1 to 2147483647",
      "callTimeout    | -1           | PT0.001S to PT24H",
      "callTimeout    | \"30s\"      | PT5S",
      "callTimeout    | 1e9          | milliseconds",
      "callTimeout    | 5000000000   | PT0.001S to PT24H",
      "drain          | \"ten\"      | PT5S",
      "drain          | {}           | milliseconds",
      "insecure       | \"true\"     | true or false",
      "road           | \"short\"    | auto, hop, wire",
      "codecs         | \"json\"     | an array",
      "codecs         | [1]          | a string",
      "agents         | {}           | an array",
      "clock          | \"real\"     | an object"})
  void G2_tellsWhatIsAllowed(String key, String value, String allowed) {
    assertThatThrownBy(() -> parse("{\"containers\": [{\"%s\": %s}]}".formatted(key, value)))
        .isInstanceOf(DescriptorException.class)
        .hasMessageStartingWith("bad value: key=containers[0]." + key).hasMessageContaining("value=")
        .hasMessageContaining(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1000001", "5000000000", "\"ten\"", "1e9", "1.5"})
  void G2_tellsHowManyAgentsThereMayBe(String count) {
    assertThatThrownBy(() -> aids("\"aid\": \"a\", \"count\": " + count))
        .hasMessageContaining("key=containers[0].agents[0].count").hasMessageContaining("(an integer, 0 to 1000000)");
  }

  @Test
  void G2_tellsTheChoicesOfAnEnum() {
    assertThatThrownBy(() -> aids("\"threadingModel\": \"THREAD\""))
        .hasMessageContaining("EVENT_LOOP, WORKER, VIRTUAL_THREAD");
  }

  @Test
  void G3_refusesMoreThan32LevelsOfJsonMadeInCode() {
    JsonObject deep = new JsonObject();
    for (int i = 1; i < 33; i++) {
      deep = new JsonObject().put("a", deep);
    }
    Descriptor descriptor = Descriptor.of(deep);

    assertThatThrownBy(() -> descriptor.plan(loader())).hasMessage("nesting exceeds limit: maxDepth=32");
  }

  @ParameterizedTest
  @CsvSource({
      "NotAnAgent, no agent", "Sketch, no concrete agent", "Hidden, class not public", "Bound, must be static",
      "Picky, no public constructor without parameters", "Missing, class not found"})
  void G5_refusesWhatIsNoConcreteAgent(String name, String rule) {
    assertThatThrownBy(() -> parse("{\"containers\": [{\"agents\": [{\"type\": \"%s$%s\"}]}]}"
        .formatted(DescriptorParserTest.class.getName(), name)))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining(rule).hasMessageContaining("key=containers[0].agents[0].type")
        .hasMessageContaining("type=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NotAnAgent", "Sketch", "Picky", "Eager"})
  void G5_runsNoStaticInitialiser(String name) {
    INITIALISED.set(false);

    try {
      parse("{\"containers\": [{\"agents\": [{\"type\": \"%s$%s\"}]}], \"run\": {\"type\": \"%s$%s\"}}"
          .formatted(DescriptorParserTest.class.getName(), name, DescriptorParserTest.class.getName(), "NotAProgram"));
    } catch (DescriptorException expected) {
      assertThat(expected).hasMessageContaining("type=");
    }

    assertThat(INITIALISED).isFalse();
  }

  @Test
  void G5_refusesWhatIsNoProgram() {
    assertThatThrownBy(() -> parse("{\"containers\": [], \"run\": {\"type\": \"java.lang.Runtime\"}}"))
        .hasMessageContaining("no program: key=run.type").hasMessageContaining("dev.vertxagents.launch.Program");
  }

  @Test
  void G8_refusesDuplicateAgentIds() {
    String agents = "{'aid': 'a', 'count': 2, 'type': '%1$s'}, {'aid': 'a-1', 'type': '%1$s'}"
        .formatted(Worker.class.getName()).replace('\'', '"');

    assertThatThrownBy(() -> parse("{\"containers\": [{\"agents\": [" + agents + "]}]}"))
        .hasMessage("agent id taken: key=containers[0].agents[1].aid value=\"a-1\""
            + " (ids are unique in their container)");
  }

  @Test
  void G8_refusesDuplicateContainerNames() {
    assertThatThrownBy(() -> parse("{\"containers\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}"))
        .hasMessage("container name taken: key=containers[1].name value=\"a\" (give each its own)");
  }

  @Test
  void refusesClocksThatMakeNoSense() {
    assertThatThrownBy(() -> clock("{\"type\": \"lunar\"}")).hasMessageContaining("(real or external)");
    assertThatThrownBy(() -> clock("{\"type\": \"external\"}")).hasMessageContaining("missing=start");
    assertThatThrownBy(() -> clock("{\"type\": \"external\", \"start\": \"yesterday\"}"))
        .hasMessageContaining("2026-01-31T00:00:00Z");
    assertThatThrownBy(() -> clock("{\"type\": \"real\", \"start\": \"2026-01-31T00:00:00Z\"}"))
        .hasMessageContaining("no start");
  }

  private static Plan clock(String json) {
    return parse("{\"containers\": [{\"clock\": " + json + "}]}");
  }

  private static List<String> aids(String keys) {
    return parse("{\"containers\": [{\"agents\": [{\"type\": \"%s\", %s}]}]}".formatted(Worker.class.getName(), keys))
        .containers().get(0).agents().get(0).births().stream().map(Plan.Birth::aid).toList();
  }

  private static Plan parse(String json) {
    return DescriptorParser.parse(new JsonObject(json), "", classes());
  }

  private static ClassLoader loader() {
    return DescriptorParserTest.class.getClassLoader();
  }

  private static ClassNames classes() {
    return new ClassNames(loader(), false);
  }

  /** An agent that can be made. */
  public static final class Worker extends Agent {
  }

  /** A program that can be made. */
  public static final class Job implements Program {
    @Override
    public Future<Integer> run(Setting setting) {
      return Future.succeededFuture(0);
    }
  }

  public static class NotAnAgent {
    static {
      INITIALISED.set(true);
    }
  }

  public static class NotAProgram extends NotAnAgent {
  }

  public abstract static class Sketch extends Agent {
    static {
      INITIALISED.set(true);
    }
  }

  static final class Hidden extends Agent {
  }

  /** Needs an instance of the test. */
  public final class Bound extends Agent {
  }

  public static final class Picky extends Agent {
    static {
      INITIALISED.set(true);
    }

    public Picky(String name) {
    }
  }

  public static final class Eager extends Agent {
    static {
      INITIALISED.set(true);
    }
  }
}
