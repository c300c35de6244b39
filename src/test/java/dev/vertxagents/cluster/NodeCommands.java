package dev.vertxagents.cluster;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.Directory;
import dev.vertxagents.agent.DirectoryChange;
import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.rpc.AgentException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a test may ask of a node in another process: {@code NUMBER WORD ARGUMENT…}, answered by {@code #NUMBER …}. */
final class NodeCommands {
  /** Claims, or look-ups, at a time: as many as do no harm. */
  private static final int AT_ONCE = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  /** What such names are called is looked out for. */
  static final String WATCHED = "watched-";

  private final Vertx vertx;
  private final Container container;
  private final Directory directory;
  private final Agent agent;
  private final Queue<DirectoryEntry> lost;
  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  private NodeCommands(Vertx vertx, Container container, Agent agent, Queue<DirectoryEntry> lost) {
    this.vertx = vertx;
    this.container = container;
    this.directory = container.directory();
    this.agent = agent;
    this.lost = lost;
  }

  /** Answers until the input ends: who started the process is gone then, and so is it. */
  static void serve(Vertx vertx, Container container, Agent agent, Queue<DirectoryEntry> lost) {
    NodeCommands commands = new NodeCommands(vertx, container, agent, lost);
    container.directory().watch(commands::told);
    Thread reader = new Thread(() -> {
      try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
        in.lines().forEach(commands::obey);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        Runtime.getRuntime().halt(0);
      }
    });
    reader.setDaemon(true);
    reader.start();
  }

  private void told(DirectoryChange change) {
    String name = change.entry().name();
    if (change.kind() == DirectoryChange.Kind.ADDED && name.startsWith(WATCHED)) {
      seen.put(name, System.nanoTime());
    }
  }

  private void obey(String line) {
    String[] words = line.split(" ");
    answer(words).map(String::valueOf).otherwise(NodeCommands::shown)
        .onSuccess(answer -> System.out.println("#" + words[0] + " " + answer));
  }

  private static String shown(Throwable failure) {
    return failure instanceof AgentException known ? known.code() + " " + known.executed() : failure.toString();
  }

  private Future<?> answer(String[] words) {
    return switch (words[1]) {
      case "claim" -> many(words, i -> directory.register(words[2] + i, agent));
      case "one" -> claim(i -> directory.register(words[2], agent), 0, Integer.parseInt(words[3]));
      case "quorate" -> ClusterDirectory.ofContainers(vertx, Integer.parseInt(words[3]))
          .compose(places -> places.claim(new DirectoryEntry(words[2], List.of(), List.of(), container.name(), "",
              System.currentTimeMillis()), winner -> { })).map(DirectoryEntry::container);
      case "release" -> many(words, i -> directory.unregister(words[2] + i));
      case "found" -> many(words, i -> directory.find(words[2] + i));
      case "owner" -> directory.find(words[2]).map(DirectoryEntry::container);
      case "read" -> container.proxy("name:" + words[2]).timeout(LIMIT).call("read", Integer.parseInt(words[3]));
      case "members" -> Future.succeededFuture(ClusterNodes.of(vertx).members().size());
      case "names" -> directory.query().map(List::size);
      case "lost" -> Future.succeededFuture(lost.stream().map(DirectoryEntry::name).sorted()
          .collect(Collectors.joining(" ")));
      case "seen" -> Future.succeededFuture(seen.getOrDefault(words[2], 0L));
      case "now" -> Future.succeededFuture(System.nanoTime());
      case "heap" -> vertx.executeBlocking(NodeCommands::heap);
      default -> Future.failedFuture("no such command: command=" + words[1]);
    };
  }

  /** For each number of a range: how many succeed. */
  private static Future<Integer> many(String[] words, IntFunction<Future<?>> task) {
    return claim(task, Integer.parseInt(words[3]), Integer.parseInt(words[4]));
  }

  private static Future<Integer> claim(IntFunction<Future<?>> task, int from, int to) {
    int end = Math.min(to, from + AT_ONCE);
    List<Future<?>> now = IntStream.range(from, end).<Future<?>>mapToObj(task).toList();
    return Future.join(now).otherwiseEmpty().compose(done -> {
      int won = (int) now.stream().filter(Future::succeeded).count();
      return end == to ? Future.succeededFuture(won) : claim(task, end, to).map(rest -> rest + won);
    });
  }

  /** What is alive. */
  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      ManagementFactory.getMemoryMXBean().gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
