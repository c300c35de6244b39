package dev.vertxagents.console;

import dev.vertxagents.console.AskedFeed.Asking;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The topics of a console. */
final class ConsoleTopics implements Topics {
  private static final int MAX_TAPPED = 8;
  private static final List<String> GROUPING = List.of("code", "type", "method");

  private final Stage stage;
  private final Dictionary dictionary;
  private final Everyone everyone;
  private final Overview overview;
  private final NodesView nodes;

  ConsoleTopics(Stage stage, Dictionary dictionary, OwnCost cost, Audit audit) {
    this.stage = stage;
    this.dictionary = dictionary;
    this.everyone = new Everyone(stage.source());
    this.overview = new Overview(cost);
    this.nodes = new NodesView(cost, audit);
  }

  @Override
  public int every(String topic) {
    return switch (topic) {
      case "overview", "topology", "edges", "agents", "series", "failures", "nodes" -> 1_000;
      case "agent" -> 500;
      case "calls" -> 200;
      case "clock" -> 100;
      default -> throw Refusal.badRequest("there is no such topic", "topic");
    };
  }

  @Override
  public Feed open(String topic, JsonObject args, Runnable ready) {
    return switch (topic) {
      case "overview" -> new SceneFeed(stage, dictionary, overview::of);
      case "topology" -> new Topology(stage, dictionary);
      case "edges" -> edges(args);
      case "agents" -> new AgentsFeed(stage, dictionary, AgentQuery.of(args, AgentQuery.MAX_LIMIT));
      case "agent" -> agent(id(Arguments.text(args, "key", "")), ready);
      case "calls" -> calls(args);
      case "series" -> new SeriesFeed(stage, Arguments.texts(args, "names", SeriesFeed.MAX_SERIES),
          Arguments.text(args, "axis", "real").equals("virtual"), ready);
      case "failures" -> asked(new Asking(
          () -> everyone.together(Question.FAILURES, new JsonObject(), "groups"),
          (answer, rows) -> new JsonObject().put("groups",
              FailureGroups.of(answer.getJsonArray("groups"), GROUPING, rows)),
          (before, now) -> Changes.entries("groups", before, now)), ready);
      case "clock" -> asked(new Asking(() -> everyone.together(Question.CLOCKS, new JsonObject(), "clocks"),
          (answer, rows) -> answer, Changes::any, answer -> answer.getJsonArray("clocks").isEmpty()), ready);
      default -> asked(new Asking(() -> everyone.all(Question.NODE, new JsonObject())
          .map(told -> new JsonObject().put("told", new JsonArray(told))),
          (answer, rows) -> nodes.of(list(answer), stage.scene()), Changes::any), ready);
    };
  }

  private static List<JsonObject> list(JsonObject answer) {
    return answer.getJsonArray("told").stream().map(JsonObject.class::cast).toList();
  }

  private AskedFeed asked(Asking asking, Runnable ready) {
    return new AskedFeed(stage, dictionary, asking, ready);
  }

  private Feed edges(JsonObject args) {
    Object agent = args.getValue("agent");
    String key = agent instanceof Number number ? dictionary.agent(number.intValue()) : String.valueOf(agent);
    if (key == null) {
      throw Refusal.badRequest("there is no such agent", "agent");
    }
    return new SceneFeed(stage, dictionary, (scene, rows) -> Edges.of(key, scene, rows));
  }

  private Feed agent(AgentId id, Runnable ready) {
    return asked(new Asking(() -> everyone.one(id.node(), Question.AGENT, id.args()),
        (told, rows) -> AgentDetail.of(id, told, stage.scene(), rows), Changes::fields), ready);
  }

  private Feed calls(JsonObject args) {
    List<AgentId> agents = new ArrayList<>();
    Arguments.texts(args, "agents", MAX_TAPPED).forEach(key -> agents.add(id(key)));
    return new CallsFeed(stage, dictionary, agents, Arguments.flag(args, "failed"));
  }

  private static AgentId id(String key) {
    AgentId id = AgentId.parse(key);
    if (id == null) {
      throw Refusal.badRequest("not an agent: node/container/aid", "key");
    }
    return id;
  }
}
