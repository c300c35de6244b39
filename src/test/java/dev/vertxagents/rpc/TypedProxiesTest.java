package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
class TypedProxiesTest {
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() {
    Await.close(VERTX);
  }

  private final RecordingRoad road = new RecordingRoad(VERTX.getOrCreateContext());
  private final RemoteProxy remote = new PathProxy(road, "agents/0");

  interface Unexposed {
    Future<Void> go();
  }

  @Expose
  interface Plain {
    int go();
  }

  @Expose
  interface Raw {
    @SuppressWarnings("rawtypes")
    Future go();
  }

  @Expose
  interface Open<T> {
    Future<T> go();
  }

  @Expose
  interface Taking<T> {
    Future<Void> go(T value);
  }

  @Expose
  interface Overloaded {
    Future<Void> go(int a);

    Future<Void> go(String a);
  }

  @Expose
  interface Untravelling {
    Future<Thread> go();
  }

  @Expose
  interface Step {
    Open<String> go();
  }

  @Expose
  interface Arriving {
    Future<Calculator> go();
  }

  @Expose
  interface BadTimeout {
    @Expose(timeout = "5 s")
    Future<Void> go();
  }

  @Test
  void refusesInterfacesThatCannotBeCalledAndNamesTheMethod() {
    assertThatThrownBy(() -> remote.as(Unexposed.class)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not an @Expose interface");
    assertThatThrownBy(() -> remote.as(Calculator.class)).hasMessageContaining("not an @Expose interface");
    Map<Class<?>, String> tags = Map.of(Plain.class, "ExposeReturnType", Raw.class, "ExposeReturnType", Open.class,
        "ExposeReturnType", Taking.class, "ExposeParameterType", Overloaded.class, "ExposeOverload", Untravelling.class,
        "ExposeReturnType", BadTimeout.class, "ExposeTimeout", Step.class, "ExposeReturnType", Arriving.class,
        "ExposeReturnType");
    tags.forEach((api, tag) -> assertThatThrownBy(() -> remote.as(api)).as(api.getSimpleName())
        .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("[" + tag + "] ")
        .hasMessageContaining(api.getSimpleName() + ".go"));
  }

  @Expose(timeout = "PT5S")
  interface Timed extends Open<List<Integer>> {
    @Expose(value = "fast", timeout = "PT0.05S")
    Future<Void> quick();

    Step step();

    @Override
    String toString();

    @Expose
    interface Step {
      Future<Void> walk();
    }
  }

  @Test
  void callsCarryPathAndDeadline() {
    Timed timed = remote.as(Timed.class);

    timed.go();
    timed.quick();
    timed.step().walk();
    remote.timeout(java.time.Duration.ofSeconds(1)).as(Timed.class).step().walk();

    assertThat(road.sent()).extracting(OutboundCall::path)
        .containsExactly("agents/0/go", "agents/0/fast", "agents/0/step/walk", "agents/0/step/walk");
    assertThat(road.sent()).extracting(OutboundCall::timeoutMillis).containsExactly(5000L, 50L, 0L, 1000L);
    assertThat(TypedProxies.behind(timed)).isEqualTo(remote);
    assertThat(TypedProxies.behind("x")).isNull();
    assertThat(timed).hasToString("TimedProxy(" + remote + ")");
  }

  @Test
  void callsThatAreOverAreNotMade() {
    Future<Object> call = remote.until(Future.succeededFuture()).call("go");

    assertThat(Await.refusal(call).code()).isEqualTo(FailureCode.CANCELLED);
    assertThat(road.sent()).allMatch(OutboundCall::done);
  }
}
