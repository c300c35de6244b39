package dev.vertxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A proxy before a container, as an {@link AgentTestKit} makes it: in the kit's time, with the kit's seed. */
@ExtendWith(VertxExtension.class)
@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
class FaultsTest {
  private final Probe<Echo> probe = Probe.of(Echo.class).answer("echo", args -> args.get(0));
  private Container caller;
  private FaultProxy link;
  private Echo echo;

  @Expose
  interface Echo {
    Future<String> echo(String text);
  }

  @BeforeEach
  void standBetween(AgentTestKit kit) {
    Container callee = kit.container("callee");
    kit.get(callee.spawn("echo", probe.agent()));
    link = kit.fault(callee);
    caller = kit.container("caller");
    echo = throughTheLink();
    assertThat(kit.get(echo.echo("connects"))).isEqualTo("connects");
  }

  private Echo throughTheLink() {
    return caller.proxy(link.address("echo"), Echo.class);
  }

  private static FailureCode codeOf(Future<?> call) {
    assertThat(call.cause()).isInstanceOf(AgentException.class);
    return ((AgentException) call.cause()).code();
  }

  @Test
  void cutsOnce(AgentTestKit kit) {
    Future<String> running = throughTheLink().echo("running");
    link.cut();
    kit.settle();
    assertThat(running.isComplete()).isTrue();

    assertThat(kit.get(echo.echo("again"))).isEqualTo("again");
    assertThat(link.connections()).isEqualTo(2);
    assertThat(link.alive()).isEqualTo(1);
  }

  @Test
  void aCallThatWaitsToConnectAgainIsUnderWay(AgentTestKit kit) {
    for (int round = 0; round < 5; round++) {
      link.cut();
      kit.settle();
      Future<String> call = echo.echo("again");
      kit.settle();
      assertThat(call.isComplete()).isTrue();
    }
  }

  @Test
  void refusesUntilItIsHealed(AgentTestKit kit) {
    link.refuse().cut();
    kit.settle();

    assertThat(AgentException.is(kit.failure(echo.echo("x")), FailureCode.NOT_CONNECTED)).isTrue();

    link.heal();
    assertThat(kit.get(echo.echo("x"))).isEqualTo("x");
  }

  @Test
  void throttlesInTheTimeOfTheKit(AgentTestKit kit) {
    link.toTarget().throttle(100);
    Future<String> slow = echo.echo("x".repeat(500));
    kit.advance(Duration.ofSeconds(4));
    assertThat(slow.isComplete()).isFalse();
    kit.advance(Duration.ofSeconds(2));
    assertThat(slow.result()).hasSize(500);
  }

  @Test
  void healingLetsGoWhatIsHeld(AgentTestKit kit) {
    link.delay(Duration.ofMinutes(1));
    Future<String> delayed = echo.echo("delayed");
    kit.advance(Duration.ofSeconds(30));
    assertThat(delayed.isComplete()).isFalse();
    link.heal();
    kit.settle();
    assertThat(delayed.result()).isEqualTo("delayed");

    link.throttle(1);
    Future<String> slow = echo.echo("slow");
    kit.advance(Duration.ofSeconds(1));
    assertThat(slow.isComplete()).isFalse();
    link.heal();
    kit.settle();
    assertThat(slow.result()).isEqualTo("slow");
  }

  @Test
  void aCallThatIsLostIsNotTakenForOneToAnotherPlace(AgentTestKit kit) {
    Container other = kit.container("other");
    Probe<Echo> waiting = Probe.of(Echo.class)
        .answer("echo", args -> kit.clock().sleep(Duration.ofSeconds(30)).map("late"));
    kit.get(other.spawn("echo", waiting.agent()));
    FaultProxy whole = kit.fault(other);
    Echo intact = caller.proxy(whole.address("echo"), Echo.class);
    link.dropFrames(1);

    Future<String> lost = AgentProxy.of(echo).timeout(Duration.ofMinutes(1)).as(Echo.class).echo("lost");
    Future<String> late = intact.echo("late");
    kit.patience(Duration.ofSeconds(5)).advance(Duration.ofMinutes(1));

    assertThat(late.result()).isEqualTo("late");
    assertThat(codeOf(lost)).isEqualTo(FailureCode.TIMEOUT);
  }

  @Test
  void truncatesACallThatThenNeverArrives(AgentTestKit kit) {
    link.cut();
    kit.settle();
    link.toTarget().record();
    assertThat(kit.get(echo.echo("whole"))).isEqualTo("whole");
    int bytes = link.toTarget().recorded().length();

    link.cut().truncateAfter(bytes - 1);
    kit.settle();
    assertThat(AgentException.is(kit.failure(echo.echo("whole")), FailureCode.CONNECTION_LOST)).isTrue();
    assertThat(probe.calls()).hasSize(2);
  }

  @Test
  void dropsSomeFramesAndTellsBySeedWhich(AgentTestKit kit) {
    link.dropFrames(0.3);
    List<Future<String>> calls = IntStream.range(0, 100).mapToObj(i -> AgentProxy.of(echo)
        .timeout(Duration.ofMinutes(1)).as(Echo.class).echo("call " + i)).toList();
    kit.advance(Duration.ofMinutes(1));

    assertThat(calls).allMatch(Future::isComplete);
    assertThat(calls.stream().filter(Future::succeeded).count()).isBetween(20L, 80L);
    assertThat(probe.calls().size()).isBetween(40, 98);
    assertThat(calls.stream().filter(Future::failed)).allMatch(call -> codeOf(call) == FailureCode.TIMEOUT);
    assertThat(link).hasToString("FaultProxy(" + link.address() + " to " + caller(kit) + ", seed=" + kit.seed() + ")");
  }

  private static String caller(AgentTestKit kit) {
    String address = Container.get(kit.vertx(), "callee").address();
    return address.substring("tcp://".length(), address.length() - 1);
  }

  @Test
  void duplicatesFrames(AgentTestKit kit) {
    link.toTarget().duplicateFrames(1);

    assertThat(kit.get(echo.echo("twice"))).isEqualTo("twice");
    kit.settle();

    assertThat(probe.calls()).extracting(call -> call.args().get(0)).containsExactly("connects", "twice", "twice");
  }

  @Test
  void refusesWhatIsNoSetting() {
    assertThatThrownBy(() -> link.dropFrames(1.5)).hasMessage("not a share: dropFrames=1.5 (0 to 1)");
    assertThatThrownBy(() -> link.duplicateFrames(Double.NaN)).hasMessageContaining("not a share");
    assertThatThrownBy(() -> link.delay(Duration.ofMillis(-1))).hasMessage("delay is negative: delay=PT-0.001S");
  }

  @Test
  void standsBeforeTcpEndpointsOnly(AgentTestKit kit) {
    Container unconnected = kit.get(Container.open(kit.vertx()));

    assertThatThrownBy(() -> kit.fault(unconnected)).hasMessageContaining("no TCP endpoint to stand before");
  }
}
