package examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A core of its own for the event loops of each side of a call, as long as both sides live. Left to the scheduler they
 * share one at times, and every figure changes severalfold from one second to the next. All other threads of the JVMs
 * run where they like. Needs Linux, its {@code taskset}, and two cores; without, the scheduler decides.
 */
final class Cores {
  /** What Netty and Vert.x call them, as far as Linux keeps the names of threads. */
  static final List<String> EVENT_LOOPS = List.of("vert.x-eventloo", "multiThreadIoEv", "nioEventLoopGro");
  private static final String ALLOWED = "Cpus_allowed_list:";

  private final List<Integer> allowed;

  Cores(List<Integer> allowed) {
    this.allowed = allowed;
  }

  /** Those that this process may use; none if they cannot be given to anyone. */
  static Cores available() {
    Path status = Path.of("/proc/self/status");
    try (Stream<String> lines = Files.exists(status) ? Files.lines(status) : Stream.empty()) {
      List<Integer> allowed = lines.filter(line -> line.startsWith(ALLOWED))
          .flatMap(line -> numbers(line.substring(ALLOWED.length()).strip())).toList();
      return new Cores(taskset("-p", Long.toString(ProcessHandle.current().pid())) ? allowed : List.of());
    } catch (IOException e) {
      return new Cores(List.of()); // no such program
    }
  }

  /** Of {@code 0-3,8}. */
  static Stream<Integer> numbers(String ranges) {
    return Stream.of(ranges.split(",")).flatMap(range -> {
      String[] ends = range.split("-");
      return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])).boxed();
    });
  }

  /** Whether two sides can have one each. */
  boolean areTwo() {
    return allowed.size() > 1;
  }

  /** Gives two processes a core each for their event loops; the two least likely to be threads of one core. */
  void give(ProcessHandle one, ProcessHandle other) throws IOException {
    if (areTwo()) {
      give(one, allowed.get(0));
      give(other, allowed.get(allowed.size() - 1));
    }
  }

  private static void give(ProcessHandle process, int core) throws IOException {
    List<String> threads = eventLoops(process);
    if (threads.isEmpty()) {
      throw new IOException("process has no event loop: process=" + process.pid() + " names=" + EVENT_LOOPS);
    }
    for (String thread : threads) {
      if (!taskset("-cp", Integer.toString(core), thread)) {
        throw new IOException("event loop cannot be given a core: process=" + process.pid() + " thread=" + thread
            + " core=" + core);
      }
    }
  }

  private static List<String> eventLoops(ProcessHandle process) throws IOException {
    List<String> threads = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      for (Path thread : (Iterable<Path>) all::iterator) {
        if (EVENT_LOOPS.contains(Files.readString(thread.resolve("comm")).strip())) {
          threads.add(thread.getFileName().toString());
        }
      }
    }
    return threads;
  }

  private static boolean taskset(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("taskset"));
    command.addAll(List.of(args));
    try {
      return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
