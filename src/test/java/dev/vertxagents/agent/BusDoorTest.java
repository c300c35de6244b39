package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Applications on the event bus that are no agents, and agents that take its messages. */
class BusDoorTest {
  private static final int AT_A_TIME = 20;

  private final Doorbell bell = new Doorbell();
  private Vertx vertx;
  private Container container;

  /** Generated code, where there is some, or reflection only. */
  ContainerBuilder form(ContainerBuilder builder) {
    return builder;
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    container = open("west", List.of("front", "bell-1"));
  }

  private Container open(String name, List<String> busAgents) {
    return of(form(Container.builder(vertx).with(new ContainerOptions().setName(name).setBusAgents(busAgents)
        .setMaxInboundRequests(AT_A_TIME))).open());
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private void spawn() {
    of(container.spawn(() -> bell, new AgentOptions().setAid("front").setName("bell-1")));
  }

  private Future<Object> request(String address, Object body) {
    return vertx.eventBus().request(address, body, new DeliveryOptions().setSendTimeout(5_000))
        .map(message -> message.body());
  }

  private static JsonObject call(String path, Object... args) {
    return new JsonObject().put("path", path).put("args", new JsonArray(List.of(args)));
  }

  private static ReplyException refusal(Future<?> request) {
    return (ReplyException) failureOf(request);
  }

  @Test
  void anApplicationCallsAnAgentByItsAidAndByItsName() {
    spawn();

    assertThat(of(request("agents.front", call("ring_it", "Ada")))).isEqualTo("ding, Ada");
    assertThat(of(request("agents.bell-1", call("add", 1, 2)))).isEqualTo(3);
    assertThat(of(request("agents.front", new JsonObject().put("path", "add").put("kwargs",
        new JsonObject().put("b", 5).put("a", 4))))).isEqualTo(9);
    assertThat(of(request("agents.front", new JsonObject().put("path", "push")))).isNull();
  }

  @Test
  void repliesAreWhatJsonHas() {
    spawn();

    assertThat(of(request("agents.front", call("everything")))).isEqualTo(new JsonObject()
        .put("list", new JsonArray().add(1).add(2.5).add("x")).put("self", "local://west/front"));
    assertThat(of(request("agents.front", call("list")))).isEqualTo(new JsonArray().add(1).add(2));
  }

  @Test
  void failuresCarryOurNumberAndTheTextOfTheWire() {
    spawn();

    ReplyException hidden = refusal(request("agents.front", call("start")));
    assertThat(hidden.failureType()).isEqualTo(ReplyFailure.RECIPIENT_FAILURE);
    assertThat(hidden.failureCode()).isEqualTo(FailureCode.NO_SUCH_METHOD.number());
    assertThat(hidden).hasMessageMatching(
        "LookupError: Name \"start\" not found in \"agents/front\" or is not exposed \\[code=8 executed=no]");

    ReplyException failed = refusal(request("agents.front", call("fail", "too big")));
    assertThat(failed.failureCode()).isEqualTo(FailureCode.REMOTE_FAILURE.number());
    assertThat(failed).hasMessageMatching("ValueError: too big \\[code=30 executed=yes error=\\S+]");

    assertThat(refusal(request("agents.front", call("add", "x"))).failureCode())
        .isEqualTo(FailureCode.BAD_ARGUMENTS.number());
  }

  @Test
  void R4_whatIsNoCallIsRefused() {
    spawn();

    for (Object body : new Object[] {"text", new JsonArray(), new JsonObject(), new JsonObject().put("path", 1),
        call("add").put("kwargs", new JsonArray()), call("add").put("args", "x"), call("add").put("more", 1)}) {
      assertThat(refusal(request("agents.front", body)).failureCode()).as("%s", body)
          .isEqualTo(FailureCode.BAD_ARGUMENTS.number());
    }
  }

  @Test
  void R10_pathsThatLeadNowhereAreRefusedAndTakeNobodysPlace() {
    spawn();

    for (String path : List.of("", "/", "..", "../front/push", "push/", "a/b", "_describe", "x".repeat(5_000),
        "\0")) {
      for (int i = 0; i <= AT_A_TIME; i++) {
        assertThat(refusal(request("agents.front", call(path))).failureCode()).as("%s", path)
            .isEqualTo(FailureCode.NO_SUCH_METHOD.number());
      }
    }
    assertThat(of(request("agents.front", call("push")))).isNull();
  }

  @Test
  void nobodyIsReachedThatTheOptionsDoNotName() {
    of(container.spawn("back", new Ping()));

    assertThat(refusal(request("agents.back", call("ping"))).failureType()).isEqualTo(ReplyFailure.NO_HANDLERS);

    Container open = open("east", List.of("*"));
    of(open.spawn("back", new Ping()));
    assertThat(of(request("agents.back", call("ping")))).isEqualTo("pong");
  }

  static final class Ping extends Agent {
    @Expose
    public String ping() {
      return "pong";
    }
  }

  @Test
  void theDeadlineIsTheSenders() {
    spawn();
    Future<?> request = vertx.eventBus().request("agents.front", call("never"),
        new DeliveryOptions().setSendTimeout(50));

    assertThat(refusal(request).failureType()).isEqualTo(ReplyFailure.TIMEOUT);

    bell.never.complete("late");
    assertThat(of(request("agents.front", call("never")))).isEqualTo("late");
  }

  @Test
  void aMethodTakesTheMessagesOfItsAddress() {
    spawn();

    assertThat(of(request("bell.ring", "Ada"))).isEqualTo("ding, Ada");
    assertThat(of(request("bell.visit", new JsonObject().put("who", "Ada").put("minutes", 4))))
        .isEqualTo(new JsonObject().put("who", "Ada").put("minutes", 5));
    assertThat(of(request("bell.add", new JsonArray().add(1).add(2)))).isEqualTo(3);
    assertThat(of(request("bell.add", new JsonObject().put("a", 1)))).isEqualTo(11);
    assertThat(of(request("bell.sum", new JsonArray().add(1).add(2).add(3)))).isEqualTo(6);
    assertThat(of(request("bell.push", null))).isNull();
  }

  @Test
  void messagesThatWantNoReplyGetNone() {
    spawn();

    vertx.eventBus().send("bell.ring", "Bob");
    vertx.eventBus().send("bell.ring", 5);

    Outcome.until(vertx, () -> bell.rung.contains("Bob"));
    assertThat(of(request("bell.ring", "Ada"))).isEqualTo("ding, Ada");
  }

  @Test
  void badBodiesAreRefused() {
    spawn();

    assertThat(refusal(request("bell.ring", 5)).failureCode()).isEqualTo(FailureCode.BAD_ARGUMENTS.number());
    assertThat(refusal(request("bell.add", "x")).failureCode()).isEqualTo(FailureCode.BAD_ARGUMENTS.number());
    assertThat(refusal(request("bell.push", new JsonArray().add(1))).failureCode())
        .isEqualTo(FailureCode.BAD_ARGUMENTS.number());
  }

  @Test
  void anAgentThatHasStoppedTakesNothing() {
    spawn();

    of(container.remove("front"));

    for (String address : List.of("agents.front", "agents.bell-1", "bell.ring", "bell.add")) {
      assertThat(refusal(request(address, "x")).failureType()).as(address).isEqualTo(ReplyFailure.NO_HANDLERS);
    }
  }

  @Test
  void anAgentThatDoesNotStartTakesNothing() {
    Doorbell broken = new Doorbell() {
      @Override
      protected Future<?> start() {
        return Future.failedFuture("broken");
      }
    };
    failureOf(container.spawn("front", broken));

    assertThat(refusal(request("agents.front", call("push"))).failureType()).isEqualTo(ReplyFailure.NO_HANDLERS);
    assertThat(refusal(request("bell.push", null)).failureType()).isEqualTo(ReplyFailure.NO_HANDLERS);
  }

  @Test
  void aNameThatIsTakenBackIsNoAddressAnyMore() {
    spawn();
    of(container.directory().register("front-door", bell));
    assertThat(refusal(request("agents.front-door", call("push"))).failureType()).isEqualTo(ReplyFailure.NO_HANDLERS);

    of(container.directory().unregister("bell-1"));

    assertThat(refusal(request("agents.bell-1", call("push"))).failureType()).isEqualTo(ReplyFailure.NO_HANDLERS);
    assertThat(of(request("agents.front", call("push")))).isNull();
  }

  @Test
  void X27_aContainerThatDrainsRefuses() {
    spawn();
    Future<Object> running = request("agents.front", call("never"));
    of(request("agents.front", call("push")));
    Future<Void> over = container.shutdown(Duration.ofSeconds(5));

    ReplyException refused = refusal(request("agents.front", call("push")));

    assertThat(refused.failureCode()).isEqualTo(FailureCode.SHUTTING_DOWN.number());
    bell.never.complete("done");
    assertThat(of(running)).isEqualTo("done");
    of(over);
  }

  @Test
  void R18_D9_onlySoManyCallsComeInAtATime() {
    spawn();
    List<Future<Object>> running = new ArrayList<>();
    for (int i = 0; i < AT_A_TIME; i++) {
      running.add(request("agents.front", call("never")));
    }

    assertThat(refusal(request("bell.push", null)).failureCode()).isEqualTo(FailureCode.OVERLOADED.number());

    bell.never.complete("done");
    of(Future.all(running));
    assertThat(of(request("bell.push", null))).isNull();
  }

  @Test
  void anAgentThatIsMadeAnewKeepsItsAddresses() {
    // given an agent that is dead for some time
    RestartOptions restart = new RestartOptions().setFirstDelay(Duration.ofMillis(500));
    List<Mortal> lives = new CopyOnWriteArrayList<>();
    of(container.spawn(() -> {
      lives.add(new Mortal());
      return lives.get(lives.size() - 1);
    }, new AgentOptions().setAid("front").setName("bell-1").setRestart(restart)));
    of(request("mortal.die", null));
    // when it is asked meanwhile
    ReplyException refused = refusal(request("agents.front", call("die")));
    // then
    assertThat(refused.failureCode()).isEqualTo(FailureCode.NO_SUCH_AGENT.number());
    assertThat(refused).hasMessageContaining("agent is restarting");
    Outcome.until(vertx, () -> lives.size() == 2);
    for (String address : List.of("agents.front", "agents.bell-1")) {
      assertThat(of(request(address, call("live")))).as(address).isEqualTo("alive");
    }
    of(request("mortal.die", null));
  }

  /** Fails when it is told to. */
  static final class Mortal extends Agent {
    @Expose(address = "mortal.die")
    public void die() {
      fail(new IllegalStateException("told to"));
    }

    @Expose
    public String live() {
      return "alive";
    }
  }

  @Test
  void aLifeOfAnotherKindHasItsOwnAddresses() {
    List<Agent> lives = List.of(new Mortal(), new Doorbell());
    Iterator<Agent> next = lives.iterator();
    of(container.spawn(next::next, new AgentOptions().setAid("front").setRestart(
        new RestartOptions().setFirstDelay(Duration.ofMillis(1)))));

    of(request("mortal.die", null));

    Outcome.until(container, () -> ((OpenContainer) container).agents().get("front").agent() == lives.get(1));
    assertThat(of(request("bell.ring", "Ada"))).isEqualTo("ding, Ada");
    assertThat(refusal(request("mortal.die", null)).failureType()).isEqualTo(ReplyFailure.NO_HANDLERS);
  }
}
