package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Short numbers for the names of agents, methods and types, so that frames need not repeat them. A number is given once
 * in a run; a name that nobody has asked for in a long time is forgotten and gets another number when it comes again.
 */
final class Dictionary {
  static final int MAX_NAMES = 50_000;

  private final Names<AgentName> agents = new Names<>();
  private final Names<String> methods = new Names<>();
  private final Names<String> types = new Names<>();

  /** @param key {@code n1/west/meter.3} */
  int agent(String key, String type) {
    return agents.number(key, name -> new AgentName(name, type(type)));
  }

  /** The key of a number, null if nobody has it. */
  @Nullable String agent(int number) {
    AgentName name = agents.byNumber.get(number);
    return name == null ? null : name.key();
  }

  int method(String name) {
    return methods.number(name, Function.identity());
  }

  int type(String name) {
    return types.number(name, Function.identity());
  }

  /** How many names are kept. */
  int size() {
    return agents.known.size() + methods.known.size() + types.known.size();
  }

  private record AgentName(String key, int type) {
  }

  private record Numbered<T>(int number, T value) {
  }

  private static final class Names<T> {
    private final Map<String, Numbered<T>> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, T> byNumber = new LinkedHashMap<>();
    private int next;

    int number(String name, Function<String, T> value) {
      Numbered<T> numbered = known.get(name);
      if (numbered == null) {
        forgetOne();
        numbered = new Numbered<>(next++, value.apply(name));
        known.put(name, numbered);
        byNumber.put(numbered.number(), numbered.value());
      }
      return numbered.number();
    }

    private void forgetOne() {
      if (known.size() >= MAX_NAMES) {
        Map.Entry<String, Numbered<T>> eldest = known.entrySet().iterator().next();
        known.remove(eldest.getKey());
        byNumber.remove(eldest.getValue().number());
      }
    }
  }

  /** The numbers that a frame uses, or that a page has been told. */
  static final class Numbers {
    private final BitSet agents = new BitSet();
    private final BitSet methods = new BitSet();
    private final BitSet types = new BitSet();

    int agent(int number) {
      agents.set(number);
      return number;
    }

    int method(int number) {
      methods.set(number);
      return number;
    }

    int type(int number) {
      types.set(number);
      return number;
    }
  }

  /**
   * What a page must be told before it can read a frame, null if it knows all; from now on it knows. <b>Shape</b>:
   * {@code {"agents":[[17,"n1/west/meter.3",4]],"methods":[[2,"read"]],"types":[[4,"Meter"]]}}.
   */
  @Nullable JsonObject missing(Numbers used, Numbers told) {
    BitSet newAgents = difference(used.agents, told.agents);
    newAgents.stream().mapToObj(agents.byNumber::get).filter(Objects::nonNull)
        .forEach(agent -> used.type(agent.type()));
    BitSet newMethods = difference(used.methods, told.methods);
    BitSet newTypes = difference(used.types, told.types);
    if (newAgents.isEmpty() && newMethods.isEmpty() && newTypes.isEmpty()) {
      return null;
    }
    return new JsonObject()
        .put("agents", entries(newAgents, agents, (entry, agent) -> entry.add(agent.key()).add(agent.type())))
        .put("methods", entries(newMethods, methods, JsonArray::add))
        .put("types", entries(newTypes, types, JsonArray::add));
  }

  private static BitSet difference(BitSet used, BitSet told) {
    BitSet missing = (BitSet) used.clone();
    missing.andNot(told);
    told.or(used);
    return missing;
  }

  private interface Writing<T> {
    Object write(JsonArray entry, T value);
  }

  private static <T> JsonArray entries(BitSet numbers, Names<T> names, Writing<T> writing) {
    JsonArray entries = new JsonArray();
    numbers.stream().filter(names.byNumber::containsKey).forEach(number -> {
      JsonArray entry = new JsonArray().add(number);
      writing.write(entry, names.byNumber.get(number));
      entries.add(entry);
    });
    return entries;
  }
}
