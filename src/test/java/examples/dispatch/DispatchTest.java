package examples.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.RoadChoice;
import dev.vertxagents.launch.Program;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchTest {
  private static final String CASE = "conf/cases/ieee14.m";

  @TempDir
  private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final Vertx elsewhere = Vertx.vertx();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
    await(elsewhere.close());
  }

  @Test
  void comesToTheSameCostInEveryDeployment() throws Exception {
    double expected = SequentialRounds.run(Grid.read(CASE), 20_000).cost();

    assertThat(costOn("alone")).isEqualTo(expected);
    assertThat(costOn("west", "east")).isEqualTo(expected);
    assertThat(costOverTheWire()).isEqualTo(expected);
  }

  @Test
  void comesToTheSameCostInTwoProcesses() throws Exception {
    Container west = open(vertx, "west", RoadChoice.AUTO);
    Container east = open(elsewhere, "east", RoadChoice.AUTO);
    ByteArrayOutputStream eastOut = new ByteArrayOutputStream();

    Future<Integer> there = run(elsewhere, withPeer(west), eastOut);
    Future<Integer> here = run(vertx, withPeer(east), out);

    assertThat(await(here)).isZero();
    assertThat(await(there)).isZero();
    assertThat(json(out).getDouble("cost")).isEqualTo(json(eastOut).getDouble("cost"))
        .isEqualTo(SequentialRounds.run(Grid.read(CASE), 20_000).cost());
  }

  @Test
  void waitsForAPeerThatStartsLater() throws Exception {
    Container west = open(vertx, "west", RoadChoice.AUTO);
    Container east = open(elsewhere, "east", RoadChoice.AUTO);
    Future<Integer> here = run(vertx, withPeer(east), out);
    await(vertx.timer(500, TimeUnit.MILLISECONDS));
    assertThat(here.isComplete()).isFalse();

    run(elsewhere, withPeer(west), new ByteArrayOutputStream());

    assertThat(await(here)).isZero();
  }

  @Test
  void refusesPlacesThatReadAnotherCase() throws Exception {
    Container west = open(vertx, "west", RoadChoice.AUTO);
    Container east = open(elsewhere, "east", RoadChoice.AUTO);
    run(vertx, withPeer(east), out);

    JsonObject other = withPeer(west).put("case", "conf/cases/pjm5.m");
    Future<Integer> there = run(elsewhere, other, new ByteArrayOutputStream());

    assertThatThrownBy(() -> await(there)).hasStackTraceContaining("another case is run here: place=east");
  }

  @Test
  void failsWhenAPeerDies() throws Exception {
    String endless = endlessCase();
    Container west = open(vertx, "west", RoadChoice.AUTO);
    Container east = open(elsewhere, "east", RoadChoice.AUTO);
    Future<Integer> here = run(vertx, withPeer(east).put("case", endless).put("maxRounds", Integer.MAX_VALUE), out);
    run(elsewhere, withPeer(west).put("case", endless), new ByteArrayOutputStream());
    awaitRounds(west);

    await(elsewhere.close());

    assertThatThrownBy(() -> await(here)).hasStackTraceContaining("an agent could not go on");
  }

  @Test
  void endsWithACodeAboveZeroUnlessItConverged() throws Exception {
    open(vertx, "west", RoadChoice.AUTO);

    int code = await(run(vertx, config("west").put("maxRounds", 20), out));

    assertThat(code).isEqualTo(1);
    assertThat(json(out).getBoolean("converged")).isFalse();
    assertThat(json(out).getInteger("rounds")).isEqualTo(20);
  }

  @Test
  void runsTheCaseNamedOnTheCommandLine() throws Exception {
    open(vertx, "west", RoadChoice.AUTO);
    Program.Setting setting = setting(vertx, config("west"), List.of("conf/cases/pjm5.m"), true, out);

    assertThat(await(new Dispatch().run(setting))).isZero();

    JsonObject json = json(out);
    assertThat(json.getString("case")).isEqualTo("pjm5");
    assertThat(json.getDouble("published")).isEqualTo(17479.9);
    assertThat(json.getDouble("maxImbalanceMw")).isLessThan(0.1);
    assertThat(json.getDouble("worstViolationMw")).isLessThan(0.1);
    assertThat(json.getLong("calls")).isPositive();
    assertThat(json.getJsonArray("generators")).hasSize(5);
    assertThat(json.getJsonArray("generators").getJsonObject(3).getInteger("bus")).isEqualTo(4);
  }

  @Test
  void printsATableThatFitsATerminal() throws Exception {
    open(vertx, "west", RoadChoice.AUTO);

    await(new Dispatch().run(setting(vertx, config("west"), List.of(), false, out)));

    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(text).contains("ieee14: 14 buses, 5 generators, 20 lines", "generator-5           8           0.00",
        "converged after", "calls/s");
  }

  @Test
  void saysThatThereIsNoDispatch() throws Exception {
    open(vertx, "west", RoadChoice.AUTO);
    String text = Files.readString(Path.of(CASE)).replace("94.2", "942");
    String impossible = Files.writeString(folder.resolve("impossible.m"), text).toString();

    assertThat(await(run(vertx, config("west").put("case", impossible), out))).isEqualTo(1);

    assertThat(json(out).getBoolean("impossible")).isTrue();
    assertThat(json(out).getBoolean("converged")).isFalse();
  }

  @Test
  void saysWhichPlaceIsMissing() throws Exception {
    open(vertx, "west", RoadChoice.AUTO);

    assertThatThrownBy(() -> await(run(vertx, config("west", "east"), out)))
        .hasStackTraceContaining("unknown place: place=east");
    JsonObject onlyElsewhere = config("east").put("peers", new JsonObject().put("east", "tcp://127.0.0.1:1/"));
    assertThatThrownBy(() -> await(run(vertx, onlyElsewhere, out)))
        .hasStackTraceContaining("no place of this program is here");
  }

  @Test
  void saysWhatIsWrongWithTheCase() throws Exception {
    open(vertx, "west", RoadChoice.AUTO);

    assertThatThrownBy(() -> await(run(vertx, config("west").put("case", "nowhere.m"), out)))
        .hasRootCauseInstanceOf(CaseException.class).hasStackTraceContaining("nowhere.m: no such file");
  }

  /** A long chain of buses, fed at one end: more rounds than the test lets it take. */
  private String endlessCase() throws Exception {
    StringBuilder text = new StringBuilder("mpc.baseMVA = 100\nmpc.bus = [\n");
    IntStream.rangeClosed(1, 60).forEach(bus -> text.append(bus + " 1 1 0 0 0 1 1 0 230 1 1.1 0.9\n"));
    text.append("];\nmpc.gen = [ 1 0 0 0 0 1 100 1 100 0 ];\nmpc.gencost = [ 2 0 0 2 14 0 ];\nmpc.branch = [\n");
    IntStream.range(1, 60).forEach(bus -> text.append(bus + " " + (bus + 1) + " 0 0.1 0 0 0 0 0 0 1 0 0\n"));
    return Files.writeString(folder.resolve("endless.m"), text + "];\n").toString();
  }

  private void awaitRounds(Container west) throws Exception {
    AgentProxy coordinator = await(west.proxy(west.address() + Settlement.COORDINATOR).connect(Duration.ofSeconds(30)));
    while (await(coordinator.as(Coordination.class).progress()).round() == 0) {
      await(vertx.timer(20, TimeUnit.MILLISECONDS));
    }
  }

  private double costOn(String... places) throws Exception {
    for (String place : places) {
      open(vertx, place, RoadChoice.AUTO);
    }
    return cost(places);
  }

  private double costOverTheWire() throws Exception {
    open(vertx, "north", RoadChoice.WIRE);
    open(vertx, "south", RoadChoice.WIRE);
    return cost("north", "south");
  }

  private double cost(String... places) throws Exception {
    out.reset();
    assertThat(await(run(vertx, config(places), out))).isZero();
    return json(out).getDouble("cost");
  }

  private static Container open(Vertx where, String name, RoadChoice road) throws Exception {
    return await(Container.open(where, new ContainerOptions().setName(name).setPort(0).setRoad(road)));
  }

  private static JsonObject config(String... places) {
    return new JsonObject().put("case", CASE).put("places", new JsonArray(List.of(places)));
  }

  private static JsonObject withPeer(Container peer) {
    return config("west", "east").put("peers", new JsonObject().put(peer.name(), peer.address()));
  }

  private static Future<Integer> run(Vertx where, JsonObject config, ByteArrayOutputStream out) {
    return new Dispatch().run(setting(where, config, List.of(), true, out));
  }

  private static Program.Setting setting(Vertx where, JsonObject config, List<String> arguments, boolean json,
      ByteArrayOutputStream out) {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Program.Setting(where, config, arguments, Duration.ZERO, print, json, false);
  }

  private static JsonObject json(ByteArrayOutputStream out) {
    return new JsonObject(out.toString(StandardCharsets.UTF_8));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
