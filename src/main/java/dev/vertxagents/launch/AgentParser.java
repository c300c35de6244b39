package dev.vertxagents.launch;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.launch.Plan.AgentPlan;
import dev.vertxagents.launch.Plan.Birth;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads the {@code agents} of containers. An entry with {@code "count": n} stands for n agents: {@code {}} in its aid
 * and its name becomes 0 … n-1, one without {@code {}} gets {@code -0} … {@code -(n-1)} behind it, and without aid all
 * get automatic numbers. Names are unique in the whole descriptor, aids in their container.
 */
final class AgentParser {
  /** As many agents as one entry may stand for. */
  static final int MAX_COUNT = 1_000_000;

  private static final String NUMBER = "{}";
  private static final Set<String> ENTRY_KEYS = Set.of("type", "count");

  private final OptionsKeys agentOptions = OptionsKeys.of(AgentOptions.class);
  private final ClassNames classes;
  private final Set<String> names = new HashSet<>();

  AgentParser(ClassNames classes) {
    this.classes = classes;
  }

  /** The agents of one container, in order; no two of them have one id. */
  List<AgentPlan> parse(JsonArray entries, Place place) {
    Set<String> taken = new HashSet<>();
    List<AgentPlan> plans = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Place at = place.at(i);
      AgentPlan plan = entry((JsonObject) JsonKind.OBJECT.check(entries.getValue(i), at, ""), at);
      for (Birth birth : plan.births()) {
        check(birth, taken, at);
      }
      plans.add(plan);
    }
    return plans;
  }

  private void check(Birth birth, Set<String> aids, Place at) {
    if (birth.aid() != null && !aids.add(birth.aid())) {
      throw at.at("aid").refuse("agent id taken", "value=" + JsonKind.show(birth.aid())
          + " (ids are unique in their container)");
    }
    if (birth.name() != null && !names.add(checkName(birth.name(), at.at("name")))) {
      throw at.at("name").refuse("agent name taken", "value=" + JsonKind.show(birth.name())
          + " (names are unique wherever they are known)");
    }
  }

  private static String checkName(String name, Place at) {
    try {
      return new DirectoryEntry(name, List.of(), List.of(), "", "", 0).name();
    } catch (IllegalArgumentException e) {
      throw at.refuse("bad value", "(" + e.getMessage() + ")", e);
    }
  }

  private AgentPlan entry(JsonObject json, Place place) {
    JsonObject picked = agentOptions.pick(json, ENTRY_KEYS, place);
    Class<? extends Agent> type = classes.agent(DescriptorParser.text(json, "type", place), place.at("type"));
    AgentOptions options = new AgentOptions(picked);
    return new AgentPlan(type, options, births(options, json, place), place);
  }

  private static List<Birth> births(AgentOptions options, JsonObject json, Place place) {
    if (!json.containsKey("count")) {
      return List.of(new Birth(options.getAid(), options.getName()));
    }
    Object count = json.getValue("count");
    if (!(count instanceof Integer number) || number < 0 || number > MAX_COUNT) {
      throw place.at("count")
          .refuse("bad value", "value=" + JsonKind.show(count) + " (an integer, 0 to " + MAX_COUNT + ")");
    }
    if (options.getAid() == null && options.getName() == null) {
      return Collections.nCopies(number, new Birth(null, null));
    }
    return IntStream.range(0, number)
        .mapToObj(i -> new Birth(numbered(options.getAid(), i), numbered(options.getName(), i))).toList();
  }

  private static @Nullable String numbered(@Nullable String pattern, int i) {
    return pattern == null ? null
        : (pattern.contains(NUMBER) ? pattern : pattern + "-" + NUMBER).replace(NUMBER, String.valueOf(i));
  }
}
