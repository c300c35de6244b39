package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.of;

import com.sun.management.OperatingSystemMXBean;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What the directory of a real cluster costs: three nodes in processes of their own, a hundred thousand names, and a
 * caller that joins them.
 */
public final class DirectoryBenchmark {
  /** Weighings without one that is less than the others. */
  private static final int STEADY = 5;
  private static final int NODES = 3;
  private static final int NAMES = 100_000;
  private static final int CHANGES = 20;
  private static final int ROUNDS = 15;
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE_SECONDS = 120;

  private final String cluster = "bench-" + UUID.randomUUID();
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final PrintStream out;

  private DirectoryBenchmark(PrintStream out) {
    this.out = out;
  }

  /** Takes no arguments; about two minutes. */
  public static void main(String[] args) throws Exception {
    DirectoryBenchmark benchmark = new DirectoryBenchmark(System.out);
    try {
      benchmark.run();
    } finally {
      benchmark.nodes.forEach(NodeProcess::close);
    }
    System.exit(0);
  }

  private void run() throws Exception {
    for (int i = 0; i < NODES; i++) {
      nodes.add(NodeProcess.start(List.of(), List.of("-Xmx2g", "-DmaxNamesPerNode=" + NAMES), cluster, "node-" + i, "1",
          HazelcastNode.LOOPBACK, HazelcastNode.LOOPBACK).ready());
    }
    for (NodeProcess node : nodes) {
      Waiting.until(PATIENCE_SECONDS, () -> node.count("members") == NODES);
    }
    warmUp();
    names();
    watch();
    calls();
  }

  private void warmUp() throws Exception {
    all("claim warm-%d- 0 20000");
    all("release warm-%d- 0 20000");
    everywhere("names", 0);
  }

  /** Has all nodes do something at once; {@code %d} is the node. The sum of their answers. */
  private int all(String command) throws Exception {
    int[] asked = new int[NODES];
    for (int i = 0; i < NODES; i++) {
      asked[i] = nodes.get(i).send(String.format(command, i));
    }
    int sum = 0;
    for (int i = 0; i < NODES; i++) {
      sum += Integer.parseInt(nodes.get(i).answer(asked[i]));
    }
    return sum;
  }

  private void everywhere(String command, int count) throws Exception {
    for (NodeProcess node : nodes) {
      Waiting.until(PATIENCE_SECONDS, () -> node.count(command) == count);
    }
  }

  private void names() throws Exception {
    List<Long> before = heaps();
    int each = NAMES / NODES;
    long start = System.nanoTime();
    int claimed = all("claim own-%d- 0 " + each);
    double seconds = (System.nanoTime() - start) / 1e9;
    everywhere("names", claimed);
    List<Long> after = heaps();
    say("registration", claimed / seconds, "names/s, three nodes", 5_000, true);
    for (int i = 0; i < NODES; i++) {
      say("memory of node " + i, (double) (after.get(i) - before.get(i)) / claimed, "bytes a name", 600, false);
    }
  }

  private List<Long> heaps() throws Exception {
    List<Long> heaps = new ArrayList<>();
    for (NodeProcess node : nodes) {
      heaps.add(heap(node));
    }
    return heaps;
  }

  /** What lives there in the end: Hazelcast goes on for a while with what was asked of it, and keeps that as long. */
  private static long heap(NodeProcess node) throws Exception {
    long least = Long.MAX_VALUE;
    for (int same = 0; same < STEADY; same++) {
      long now = Long.parseLong(node.ask("heap"));
      if (now < least * 0.99) {
        same = 0;
      }
      least = Math.min(least, now);
    }
    return least;
  }

  /** All processes of a machine have one {@code System.nanoTime}. */
  private void watch() throws Exception {
    List<Double> delays = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      String name = NodeCommands.WATCHED + i;
      long start = System.nanoTime();
      nodes.get(i % NODES).send("one " + name + " 1");
      for (NodeProcess node : nodes) {
        Waiting.until(PATIENCE_SECONDS, () -> !node.ask("seen " + name).equals("0"));
        delays.add((Long.parseLong(node.ask("seen " + name)) - start) / 1e6);
      }
    }
    Collections.sort(delays);
    say("watch, median", delays.get(delays.size() / 2), "ms until a node is told", 1_000, false);
    say("watch, slowest", delays.get(delays.size() - 1), "ms until a node is told", 1_000, false);
  }

  private void calls() throws Exception {
    Vertx vertx = of(HazelcastNode.vertx(cluster), PATIENCE_SECONDS);
    Container here = of(HazelcastNode.container(vertx, "here"), PATIENCE_SECONDS);
    AgentProxy named = here.proxy("name:own-0-7");
    String address = of(here.directory().find("own-0-7")).addresses().get(0);
    for (int inFlight : new int[] {1, 64}) {
      Meter byName = named.as(Meter.class);
      Meter byAddress = here.proxy(address, Meter.class);
      loop(vertx, byAddress, inFlight);
      loop(vertx, byName, inFlight);
      List<Double> ratios = new ArrayList<>();
      List<Double> cpu = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        Cost[] costs = new Cost[2];
        costs[i % 2] = loop(vertx, i % 2 == 0 ? byAddress : byName, inFlight); // who is first, takes turns
        costs[1 - i % 2] = loop(vertx, i % 2 == 0 ? byName : byAddress, inFlight);
        ratios.add(costs[1].nanos() / costs[0].nanos());
        cpu.add(costs[1].cpuNanos() / costs[0].cpuNanos());
      }
      out.println("  rounds " + ratios.stream().map(ratio -> String.format("%.2f", ratio)).toList());
      Collections.sort(ratios);
      Collections.sort(cpu);
      say("CPU by name, " + inFlight + " in flight", cpu.get(ROUNDS / 2), "x the caller's, by address", 1.05, false);
      say("by name, " + inFlight + " in flight", ratios.get(ROUNDS / 2), "x the time, by address", 1.05, false);
    }
    of(vertx.close(), PATIENCE_SECONDS);
  }

  /**
   * What one call took.
   *
   * @param cpuNanos of this process
   */
  private record Cost(double nanos, double cpuNanos) {
  }

  /** So many callers, each of which calls again when it was answered. */
  private static Cost loop(Vertx vertx, Meter meter, int callers) {
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Promise<Long> done = Promise.promise();
    long cpu = system.getProcessCpuTime();
    vertx.getOrCreateContext().runOnContext(v -> new Callers(meter, System.nanoTime() + ROUND_NANOS, callers, done));
    long calls = of(done.future(), PATIENCE_SECONDS);
    return new Cost((double) ROUND_NANOS / calls, (double) (system.getProcessCpuTime() - cpu) / calls);
  }

  /** On one context. */
  private static final class Callers {
    private final Meter meter;
    private final long end;
    private final Promise<Long> done;
    private long answered;
    private int open;

    Callers(Meter meter, long end, int callers, Promise<Long> done) {
      this.meter = meter;
      this.end = end;
      this.done = done;
      this.open = callers;
      for (int i = 0; i < callers; i++) {
        call();
      }
    }

    private void call() {
      Future<Integer> answer = meter.read(1);
      answer.onComplete(outcome -> {
        if (outcome.failed()) {
          done.tryFail(outcome.cause());
        } else if (System.nanoTime() - end < 0) {
          answered++;
          call();
        } else if (--open == 0) {
          done.tryComplete(answered);
        }
      });
    }
  }

  private void say(String what, double value, String unit, double must, boolean atLeast) {
    boolean holds = atLeast ? value >= must : value <= must;
    out.printf("%-28s %12.2f %s (must be %s %s)%s%n", what, value, unit, atLeast ? "at least" : "at most",
        must == Math.rint(must) ? Long.toString((long) must) : Double.toString(must), holds ? "" : "   MISSED");
  }
}
