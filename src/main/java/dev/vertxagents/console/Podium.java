package dev.vertxagents.console;

import dev.vertxagents.observe.AgentTotals;
import java.util.function.ObjDoubleConsumer;

/**
 * The few agents with the greatest values; of equal ones those whose keys come first. Thousands are looked at each
 * second and hardly any gets on it: only who is level with the last one has its key made.
 */
final class Podium {
  private final AgentTotals[] agents;
  private final double[] values;
  private int size;

  Podium(int places) {
    this.agents = new AgentTotals[places];
    this.values = new double[places];
  }

  /** Values of 0 and less are none. */
  void add(AgentTotals agent, double value) {
    if (value <= 0 || size == values.length && !isBefore(agent, value, size - 1)) {
      return;
    }
    int place = size < values.length ? size++ : size - 1;
    for (; place > 0 && isBefore(agent, value, place - 1); place--) {
      agents[place] = agents[place - 1];
      values[place] = values[place - 1];
    }
    agents[place] = agent;
    values[place] = value;
  }

  /** Whether one with such a value, or a bit more, might get on it. */
  boolean admits(double value) {
    return size < values.length || value >= values[size - 1];
  }

  private boolean isBefore(AgentTotals agent, double value, int place) {
    return value > values[place] || value == values[place] && agent.key().compareTo(agents[place].key()) < 0;
  }

  /** The best first. */
  void forEach(ObjDoubleConsumer<AgentTotals> reader) {
    for (int place = 0; place < size; place++) {
      reader.accept(agents[place], values[place]);
    }
  }
}
