package dev.vertxagents.launch;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.launch.Plan.AgentPlan;
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
 * becomes 0 … n-1, an aid without {@code {}} gets {@code -0} … {@code -(n-1)} behind it, and without aid all get
 * automatic numbers.
 */
final class AgentParser {
  /** As many agents as one entry may stand for. */
  static final int MAX_COUNT = 1_000_000;

  private static final String NUMBER = "{}";
  private static final Set<String> ENTRY_KEYS = Set.of("type", "count");

  private final OptionsKeys agentOptions = OptionsKeys.of(AgentOptions.class);
  private final ClassNames classes;

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
      for (String aid : plan.aids()) {
        if (aid != null && !taken.add(aid)) {
          throw at.at("aid").refuse("agent id taken", "value=" + JsonKind.show(aid)
              + " (ids are unique in their container)");
        }
      }
      plans.add(plan);
    }
    return plans;
  }

  private AgentPlan entry(JsonObject json, Place place) {
    JsonObject picked = agentOptions.pick(json, ENTRY_KEYS, place);
    Class<? extends Agent> type = classes.agent(DescriptorParser.text(json, "type", place), place.at("type"));
    AgentOptions options = new AgentOptions(picked);
    return new AgentPlan(type, options, aids(options.getAid(), json, place), place);
  }

  private static List<@Nullable String> aids(@Nullable String aid, JsonObject json, Place place) {
    if (!json.containsKey("count")) {
      return Collections.singletonList(aid);
    }
    Object count = json.getValue("count");
    if (!(count instanceof Integer number) || number < 0 || number > MAX_COUNT) {
      throw place.at("count")
          .refuse("bad value", "value=" + JsonKind.show(count) + " (an integer, 0 to " + MAX_COUNT + ")");
    }
    if (aid == null) {
      return Collections.nCopies(number, null);
    }
    String pattern = aid.contains(NUMBER) ? aid : aid + "-" + NUMBER;
    return IntStream.range(0, number).mapToObj(i -> pattern.replace(NUMBER, String.valueOf(i))).toList();
  }
}
