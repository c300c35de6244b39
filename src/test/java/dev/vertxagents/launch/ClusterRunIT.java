package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the guide show: one descriptor, run by several processes. */
@Timeout(400)
final class ClusterRunIT {
  private static final String ALL = System.getProperty("all.jar");
  private static final int SIGTERM = 143;

  @TempDir
  private Path directory;

  private Path settings;

  /** Those that we ship, for a cluster that nobody else is in. */
  @BeforeEach
  void settings() throws IOException {
    settings = Files.writeString(directory.resolve("cluster.xml"), Files.readString(Path.of("conf/cluster.xml"))
        .replace("<cluster-name>agents<", "<cluster-name>test-" + UUID.randomUUID() + "<"));
  }

  private JvmProcess java(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("-Dvertx.hazelcast.config=" + settings, "-cp", ALL));
    all.addAll(List.of(args));
    return JvmProcess.java(directory, all.toArray(String[]::new));
  }

  private JvmProcess main(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of(Main.class.getName()));
    all.addAll(List.of(args));
    return java(all.toArray(String[]::new));
  }

  @Test
  void X30_anAgentIsCalledByNameKilledAndFoundAgain() throws Exception {
    try (JvmProcess first = main("run", "conf/meters.json")) {
      first.awaitLine("plant listens at tcp://");
      first.awaitLine("office runs nowhere yet");
      try (JvmProcess second = main("run", "conf/meters.json")) {
        second.awaitLine("name:meter-7 shows 1.0 kW");

        first.close();
        second.awaitLine("name:meter-7 is out of reach: ");
        second.awaitLine("name:meter-7 is out of reach: NO_SUCH_AGENT executed=NO");

        JvmProcess again = main("run", "conf/meters.json");
        again.awaitLine("plant listens at tcp://"); // before the other one, which would take it as well
        try (again; JvmProcess spare = main("run", "conf/meters.json")) {
          spare.awaitLine("standing by");
          second.awaitLine("name:meter-7 shows 0.5 kW");
          listsTheCluster();

          again.terminate();
          assertThat(again.exitCode()).isEqualTo(SIGTERM);
          assertThat(again.err().lines()).allMatch(line -> line.startsWith("stopping: "));
          spare.awaitLine("plant listens at tcp://");
          second.awaitLine("name:meter-7 shows 0.5 kW");
          second.terminate();
          spare.terminate();
          assertThat(second.exitCode()).isEqualTo(SIGTERM);
          assertThat(spare.exitCode()).isEqualTo(SIGTERM);
          assertThat(second.err().lines()).allMatch(line -> line.startsWith("stopping: "));
        }
      }
    }
  }

  private void listsTheCluster() throws Exception {
    try (JvmProcess ps = main("ps"); JvmProcess call = main("call", "name:meter-7", "read")) {
      ps.awaitLine("office at tcp://");
      ps.awaitLine("plant at tcp://");
      ps.awaitLine("name:meter-7");
      assertThat(ps.exitCode()).isZero();
      assertThat(Double.parseDouble(call.awaitLine("."))).isPositive();
    }
  }

  @Test
  void X33_aFrozenProcessIsReplacedAndItsOlderContainerStaysWhenItIsBack() throws Exception {
    try (JvmProcess first = main("run", "conf/meters.json")) {
      first.awaitLine("plant listens at tcp://");
      try (JvmProcess second = main("run", "conf/meters.json")) {
        second.awaitLine("name:meter-7 shows 1.0 kW");
        try (JvmProcess spare = main("run", "conf/meters.json")) {
          spare.awaitLine("standing by");

          first.signal("STOP");
          spare.awaitLine("plant listens at tcp://");
          second.awaitLine("name:meter-7 shows 0.5 kW");
          first.signal("CONT");

          spare.awaitLine("plant has ended here");
          second.awaitLine("name:meter-7 shows ");
        }
      }
    }
  }

  @Test
  void twoProcessesDispatchTogether() throws Exception {
    try (JvmProcess first = main("run", "conf/dispatch.json", "--cluster");
        JvmProcess second = main("run", "conf/dispatch.json", "--cluster")) {
      first.awaitLine("converged after ");
      second.awaitLine("converged after ");
      assertThat(first.exitCode()).isZero();
      assertThat(second.exitCode()).isZero();
    }
  }

  @Test
  void theLauncherOfVertxSharesADescriptorToo() throws Exception {
    String launcher = "io.vertx.launcher.application.VertxApplication";
    try (JvmProcess first = java(launcher, "agents:meters", "-cluster", "-cluster-host", "127.0.0.1")) {
      first.awaitLine("the meter is on");
      try (JvmProcess second = java(launcher, "agents:meters", "-cluster", "-cluster-host", "127.0.0.1")) {
        second.awaitLine("name:meter-7 shows 0.5 kW");
        second.terminate();
        second.exitCode();
      }
    }
  }

  @Test
  void tellsThatNobodyIsThere() throws Exception {
    try (JvmProcess ps = main("ps")) {
      assertThat(ps.exitCode()).isEqualTo(1);
      assertThat(ps.err().lines()).singleElement().asString().startsWith("error: nobody else is in the cluster: ");
    }
  }
}
