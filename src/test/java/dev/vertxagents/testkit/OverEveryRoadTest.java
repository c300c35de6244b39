package dev.vertxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

@ExtendWith(VertxExtension.class)
@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
class OverEveryRoadTest {
  private static final List<String> TAKEN = new ArrayList<>();

  private Echo echo;

  @Expose
  interface Echo {
    Future<Object> echo(Object value);
  }

  @BeforeEach
  void spawn(AgentTestKit kit) {
    Probe<Echo> probe = Probe.of(Echo.class).answer("echo", args -> args.get(0));
    echo = kit.typed(kit.container("c").spawn("echo", probe.agent()), Echo.class);
  }

  @OverEveryRoad
  void takesEachRoadOnce(AgentTestKit kit, TestInfo test) {
    assertThat(kit.get(echo.echo("x"))).isEqualTo("x");
    kit.settle();

    TAKEN.add(test.getDisplayName() + " " + kit.calls().get(0).road());
  }

  @AfterAll
  static void allOfThem() {
    assertThat(TAKEN).containsExactly("road=direct " + Road.DIRECT, "road=hop " + Road.HOP, "road=wire " + Road.WIRE,
        "road=strict " + Road.DIRECT);
  }

  /** Run by the test below, not by the build. */
  @ExtendWith(VertxExtension.class)
  static final class Careless {
    @OverEveryRoad
    void timer(AgentTestKit kit) {
      kit.clock().sleep(Duration.ofDays(1));
    }
  }

  @Test
  void aFailureNamesTheRoad() {
    TestExecutionSummary summary = Failing.run(Careless.class, "timer");

    assertThat(summary.getFailures()).hasSize(4).extracting(failure -> failure.getException().getMessage())
        .anyMatch(message -> message.startsWith("left behind by Careless.timer road=wire ("));
  }
}
