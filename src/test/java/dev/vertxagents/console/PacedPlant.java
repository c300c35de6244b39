package dev.vertxagents.console;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A busy plant that makes as many calls a second as it is told, for pages to look at: what looking costs the program is
 * what it takes more than before. Prints the link of its console. A line {@code rate 10000} changes how many calls a
 * second there are; {@code tell} has it print {@code told {"cpu":…,"calls":…,"at":…}}: nanoseconds of processor time
 * since it began, calls, nanoseconds of its clock. It ends with its input.
 */
final class PacedPlant {
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final double MOST_HELD_UP = 0.3; // seconds

  private final WeighedConsole console = new WeighedConsole();
  private final BusyPlant plant = new BusyPlant(console.containers);
  private final LongAdder calls = new LongAdder();
  private volatile double eachSecond; // times that an agent of one container is told to read others

  /** Has the agents of its container read their friends, in turns. */
  private final class Pacer extends Agent {
    private final int first;
    private int next;
    private double due;
    private long last;

    Pacer(int container) {
      this.first = container;
      this.next = container;
    }

    @Override
    protected Future<?> start() {
      last = System.nanoTime();
      clock().every(PERIOD, this::work);
      return Future.succeededFuture();
    }

    private Future<?> work() {
      long now = System.nanoTime();
      // what a longer pause of the program has held up is not made up for
      due = Math.min(due + eachSecond * (now - last) / 1e9, eachSecond * MOST_HELD_UP);
      last = now;
      List<Future<?>> all = new ArrayList<>();
      for (; due >= 1; due--) {
        all.add(plant.readAll(next, due).onSuccess(read -> calls.add(BusyPlant.CALLS)));
        next = next + WeighedConsole.CONTAINERS < BusyPlant.AGENTS ? next + WeighedConsole.CONTAINERS : first;
      }
      return Future.join(all);
    }
  }

  public static void main(String[] args) throws IOException {
    new PacedPlant().serve();
  }

  private void serve() throws IOException {
    int number = 0;
    for (Container container : console.containers) {
      container.spawn("pacer", new Pacer(number++)).await();
    }
    System.out.println(console.url());
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      if (line.startsWith("rate ")) {
        eachSecond = Double.parseDouble(line.substring("rate ".length())) / WeighedConsole.CONTAINERS
            / BusyPlant.CALLS;
      } else {
        System.out.println("told " + new JsonObject().put("cpu", cpu()).put("calls", calls.sum())
            .put("at", System.nanoTime()).encode());
      }
    }
    console.end();
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
