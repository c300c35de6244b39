package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Short numbers for the names of agents, methods and types, so that frames need not repeat them. A number is given once
 * in a run; a name that nothing has mentioned for a while, whose agent is gone, is forgotten and gets another number
 * when it comes again.
 */
final class Dictionary {
  static final int MAX_NAMES = 50_000;
  /** A gone agent's name is kept for so long after it was last mentioned: longer than a slow page looks at a row. */
  static final long KEPT_MILLIS = 20_000;

  private final Names<AgentName> agents = new Names<>();
  private final Names<String> methods = new Names<>();
  private final Names<String> types = new Names<>();
  private long now;

  /**
   * @param key {@code n1/west/meter.3}
   * @param typeOf tells the type of an agent by its key; asked if it has no number yet
   */
  int agent(String key, Function<String, String> typeOf) {
    return agents.number(key, name -> new AgentName(name, type(typeOf.apply(name))));
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

  /** Time goes on. Returns the numbers of agents that mean nothing from now on, for those who have been told them. */
  NumberSet forget(long nowMillis, Predicate<String> isAlive) {
    now = nowMillis;
    agents.forget(nowMillis - KEPT_MILLIS, isAlive);
    NumberSet gone = agents.forgotten;
    agents.forgotten = new NumberSet();
    return gone;
  }

  private record AgentName(String key, int type) {
  }

  private static final class Numbered<T> {
    private final int number;
    private final T value;
    private long mentioned;

    private Numbered(int number, T value) {
      this.number = number;
      this.value = value;
    }
  }

  private final class Names<T> {
    private final Map<String, Numbered<T>> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, T> byNumber = new HashMap<>();
    private NumberSet forgotten = new NumberSet();
    private int next;

    int number(String name, Function<String, T> value) {
      Numbered<T> numbered = known.get(name);
      if (numbered == null) {
        makeRoom();
        numbered = new Numbered<>(next++, value.apply(name));
        known.put(name, numbered);
        byNumber.put(numbered.number, numbered.value);
      }
      numbered.mentioned = now;
      return numbered.number;
    }

    private void makeRoom() {
      if (known.size() >= MAX_NAMES) {
        Iterator<Numbered<T>> eldest = known.values().iterator();
        forget(eldest.next());
        eldest.remove();
      }
    }

    private void forget(Numbered<T> numbered) {
      byNumber.remove(numbered.number);
      forgotten.add(numbered.number);
    }

    /** Those who were mentioned last before a time, unless they live: from the eldest on. */
    void forget(long before, Predicate<String> isAlive) {
      List<String> living = new ArrayList<>();
      Iterator<Map.Entry<String, Numbered<T>>> names = known.entrySet().iterator();
      while (names.hasNext()) {
        Map.Entry<String, Numbered<T>> name = names.next();
        if (name.getValue().mentioned > before) {
          break;
        }
        if (isAlive.test(name.getKey())) {
          living.add(name.getKey());
        } else {
          forget(name.getValue());
          names.remove();
        }
      }
      living.forEach(name -> known.get(name).mentioned = now); // which makes it the youngest
    }
  }

  /** The numbers that a frame uses, or that a page has been told. */
  static final class Numbers {
    private final NumberSet agents = new NumberSet();
    private final NumberSet methods = new NumberSet();
    private final NumberSet types = new NumberSet();

    int agent(int number) {
      agents.add(number);
      return number;
    }

    int method(int number) {
      methods.add(number);
      return number;
    }

    int type(int number) {
      types.add(number);
      return number;
    }

    /** Numbers of agents mean nothing any more. Returns those among them that it had. */
    NumberSet forget(NumberSet gone) {
      return agents.drop(gone);
    }
  }

  /**
   * What a page must be told before it can read a frame, null if it knows all; from now on it knows. <b>Shape</b>:
   * {@code {"agents":[[17,"n1/west/meter.3",4]],"methods":[[2,"read"]],"types":[[4,"Meter"]]}}.
   */
  @Nullable JsonObject missing(Numbers used, Numbers told) {
    NumberSet newAgents = told.agents.join(used.agents);
    newAgents.forEach(number -> {
      AgentName agent = agents.byNumber.get(number);
      if (agent != null) {
        used.type(agent.type());
      }
    });
    NumberSet newMethods = told.methods.join(used.methods);
    NumberSet newTypes = told.types.join(used.types);
    if (newAgents.isEmpty() && newMethods.isEmpty() && newTypes.isEmpty()) {
      return null;
    }
    return new JsonObject()
        .put("agents", entries(newAgents, agents, (entry, agent) -> entry.add(agent.key()).add(agent.type())))
        .put("methods", entries(newMethods, methods, JsonArray::add))
        .put("types", entries(newTypes, types, JsonArray::add));
  }

  private interface Writing<T> {
    Object write(JsonArray entry, T value);
  }

  private static <T> JsonArray entries(NumberSet numbers, Names<T> names, Writing<T> writing) {
    JsonArray entries = new JsonArray();
    numbers.forEach(number -> {
      T value = names.byNumber.get(number);
      if (value != null) {
        JsonArray entry = new JsonArray().add(number);
        writing.write(entry, value);
        entries.add(entry);
      }
    });
    return entries;
  }
}
