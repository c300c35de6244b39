package dev.vertxagents.launch;

import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.launch.Plan.ContainerPlan;
import dev.vertxagents.launch.Plan.ProgramPlan;
import dev.vertxagents.launch.Plan.Sharing;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns a descriptor's JSON into a {@link Plan}, or says what is wrong with it; nothing is started and no code of the
 * classes named runs.
 */
final class DescriptorParser {
  private static final Set<String> KEYS = Set.of("name", "cluster", "containers", "run");
  private static final Set<String> CLUSTER_KEYS = Set.of("take", "quorum");
  private static final Set<String> CONTAINER_KEYS = Set.of("agents", "clock");
  private static final Set<String> CLOCK_KEYS = Set.of("type", "start");
  private static final Set<String> RUN_KEYS = Set.of("type", "config");

  private final OptionsKeys containerOptions = OptionsKeys.of(ContainerOptions.class);
  private final Set<String> containerNames = new HashSet<>();
  private final AgentParser agents;
  private final ClassNames classes;

  private DescriptorParser(ClassNames classes) {
    this.classes = classes;
    this.agents = new AgentParser(classes);
  }

  /** Fails with {@link DescriptorException} at the first rule broken. */
  static Plan parse(JsonObject json, String file, ClassNames classes) {
    return new DescriptorParser(classes).descriptor(json, Place.top(file));
  }

  private Plan descriptor(JsonObject json, Place place) {
    checkKeys(json, KEYS, place);
    String name = json.containsKey("name") ? text(json, "name", place) : "";
    if (!json.containsKey("containers")) {
      throw place.refuse("descriptor without containers",
          "(it needs \"containers\": [{\"name\": …, \"agents\": […]}])");
    }
    JsonArray entries = (JsonArray) JsonKind.LIST.check(json.getValue("containers"), place.at("containers"), "");
    List<ContainerPlan> containers = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Place at = place.at("containers").at(i);
      containers.add(container((JsonObject) JsonKind.OBJECT.check(entries.getValue(i), at, ""), at));
    }
    ProgramPlan program = json.containsKey("run") ? program(object(json, "run", place), place.at("run")) : null;
    Sharing sharing = json.containsKey("cluster") ? sharing(json.getValue("cluster"), place.at("cluster"))
        : new Sharing(false, 1, 1);
    return new Plan(name, containers, program, sharing);
  }

  private static @Nullable Sharing sharing(Object value, Place place) {
    if (value instanceof Boolean wanted) {
      return wanted ? new Sharing(true, 1, 1) : null;
    }
    JsonObject json = (JsonObject) JsonKind.OBJECT.check(value, place, ", or true or false");
    checkKeys(json, CLUSTER_KEYS, place);
    return new Sharing(true, count(json, "take", place), count(json, "quorum", place));
  }

  private static int count(JsonObject json, String key, Place place) {
    Object value = json.getValue(key, 1);
    if (!(value instanceof Integer number) || number < 1) {
      throw place.at(key).refuse("bad value", "value=" + JsonKind.show(value) + " (an integer, 1 or more)");
    }
    return number;
  }

  private ContainerPlan container(JsonObject json, Place place) {
    ContainerOptions options = new ContainerOptions(containerOptions.pick(json, CONTAINER_KEYS, place));
    if (options.getName() != null && !containerNames.add(options.getName())) {
      throw place.at("name")
          .refuse("container name taken", "value=" + JsonKind.show(options.getName()) + " (give each its own)");
    }
    Instant start = json.containsKey("clock") ? clock(object(json, "clock", place), place.at("clock")) : null;
    Object entries = json.getValue("agents", new JsonArray());
    return new ContainerPlan(options, start,
        agents.parse((JsonArray) JsonKind.LIST.check(entries, place.at("agents"), ""), place.at("agents")), place);
  }

  private static @Nullable Instant clock(JsonObject json, Place place) {
    checkKeys(json, CLOCK_KEYS, place);
    String type = text(json, "type", place);
    return switch (type) {
      case "real" -> {
        if (json.containsKey("start")) {
          throw place.at("start").refuse("a real clock has no start", "(remove it, or make the type external)");
        }
        yield null;
      }
      case "external" -> date(text(json, "start", place), place.at("start"));
      default -> throw place.at("type").refuse("bad value", "value=" + JsonKind.show(type) + " (real or external)");
    };
  }

  private static Instant date(String text, Place place) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw place.refuse("bad value", "value=" + JsonKind.show(text) + " (a date such as 2026-01-31T00:00:00Z)", e);
    }
  }

  private ProgramPlan program(JsonObject json, Place place) {
    checkKeys(json, RUN_KEYS, place);
    JsonObject config = json.containsKey("config") ? object(json, "config", place) : new JsonObject();
    return new ProgramPlan(classes.program(text(json, "type", place), place.at("type")), config);
  }

  static void checkKeys(JsonObject json, Set<String> known, Place place) {
    for (String name : json.fieldNames()) {
      if (!known.contains(name)) {
        throw place.unknownKey(name, known);
      }
    }
  }

  static JsonObject object(JsonObject json, String name, Place place) {
    return (JsonObject) JsonKind.OBJECT.check(json.getValue(name), place.at(name), "");
  }

  static String text(JsonObject json, String name, Place place) {
    if (!json.containsKey(name)) {
      throw place.refuse("key missing", "missing=" + name + " (add it)");
    }
    return (String) JsonKind.TEXT.check(json.getValue(name), place.at(name), "");
  }
}
