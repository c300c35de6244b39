package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void readsWhatLinuxSaysOfTheAllowedCores() {
    assertThat(Cores.numbers("0")).containsExactly(0);
    assertThat(Cores.numbers("0-3,8,10-11")).containsExactly(0, 1, 2, 3, 8, 10, 11);
  }

  @Test
  void eachSidesEventLoopsHaveACoreOfTheirOwn() throws Exception {
    Cores cores = Cores.available();
    assumeTrue(cores.areTwo(), "needs Linux, taskset and two cores");
    try (ChildProcess one = start(); ChildProcess other = start()) {
      cores.give(one.handle(), other.handle());

      assertThat(eventLoopCores(one)).hasSize(1);
      assertThat(eventLoopCores(other)).hasSize(1).doesNotContainAnyElementsOf(eventLoopCores(one));
    }
  }

  @Test
  void nobodyIsGivenACoreForNothing() throws Exception {
    assumeTrue(Cores.available().areTwo(), "needs Linux, taskset and two cores");
    Process asleep = new ProcessBuilder("sleep", "100").start();
    try {
      assertThatThrownBy(() -> new Cores(List.of(0, 1)).give(asleep.toHandle(), asleep.toHandle()))
          .isInstanceOf(IOException.class).hasMessageContaining("has no event loop");
    } finally {
      asleep.destroy();
    }
  }

  private static ChildProcess start() throws Exception {
    return ChildProcess.start(Peer.class, List.of(), new JsonObject()).toCompletionStage().toCompletableFuture()
        .get(100, TimeUnit.SECONDS);
  }

  /** Where they may run. */
  private static TreeSet<String> eventLoopCores(ChildProcess process) throws IOException {
    TreeSet<String> cores = new TreeSet<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.handle().pid()), "task"))) {
      for (Path thread : threads.toList()) {
        List<String> status = Files.readAllLines(thread.resolve("status"));
        if (Cores.EVENT_LOOPS.contains(status.get(0).replaceFirst("Name:\\s+", ""))) {
          status.stream().filter(line -> line.startsWith("Cpus_allowed_list:")).forEach(cores::add);
        }
      }
    }
    return cores;
  }
}
