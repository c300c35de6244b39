package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls do, whatever road they take. */
abstract class RpcContract {
  Vertx vertx;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() {
    Await.close(vertx);
  }

  /** Generated code, where there is some; or, if overridden, reflection only. */
  Types types() {
    return Types.DEFAULT;
  }

  /** A proxy of a service that is served for this test. */
  abstract RemoteProxy serve(Object service, RpcOptions options);

  final RemoteProxy serve(Object service) {
    return serve(service, new RpcOptions());
  }

  @Test
  void callsByPosition() {
    RemoteProxy calculator = serve(new Calculator());

    assertThat(Await.result(calculator.call("add", 1, 2))).isEqualTo(3);
    assertThat(Await.result(calculator.call("add", 1))).isEqualTo(11);
    assertThat(Await.result(calculator.call("echo", "x"))).isEqualTo("x");
    assertThat(Await.result(calculator.call("nothing"))).isNull();
  }

  @Test
  void callsByKeyword() {
    RemoteProxy calculator = serve(new Calculator());

    assertThat(Await.result(calculator.call(Call.of("add", 1).kwarg("b", 5)))).isEqualTo(6);
    assertThat(Await.result(calculator.call(Call.of("add").kwarg("b", 5).kwarg("a", 2)))).isEqualTo(7);
    assertThat(Await.result(calculator.call(Call.of("echoArgs", 1, "b").kwarg("c", List.of(3)))))
        .isEqualTo(List.of(List.of(1, "b"), Map.of("c", List.of(3))));
  }

  @Test
  void reachesSubServices() {
    RemoteProxy calculator = serve(new Calculator());

    assertThat(Await.result(calculator.call("ops/mul", 6, 7))).isEqualTo(42);
    assertThat(Await.result(calculator.call("ops/inner/neg", 5))).isEqualTo(-5);
  }

  @Test
  void waitsForFuturesAndStages() {
    RemoteProxy calculator = serve(new Calculator());

    assertThat(Await.result(calculator.call("later", 5))).isEqualTo(5);
    assertThat(Await.result(calculator.call("elsewhere", 6))).isEqualTo(6);
  }

  @Test
  void endsAtItsDeadline() {
    RemoteProxy calculator = serve(new Calculator());

    AgentException failure = Await.refusal(calculator.timeout(Duration.ofMillis(20)).call("never"));

    assertThat(failure.code()).isEqualTo(FailureCode.TIMEOUT);
    assertThat(failure.executed()).isEqualTo(Executed.MAYBE);
    assertThat(failure.path()).isEqualTo("never");
  }

  @Test
  void givesTheCalleeCopies() {
    RemoteProxy awkward = serve(new Awkward());
    List<Integer> mine = new ArrayList<>(List.of(5));

    assertThat(Await.result(awkward.call("keep", mine))).isEqualTo(2);

    assertThat(mine).containsExactly(5);
  }

  @Test
  void readsValuesAsTheCalleeDeclaresThem() {
    RemoteProxy awkward = serve(new Awkward());

    assertThat(Await.result(awkward.call("kinds", Map.of("k", 5L), 3, Duration.ofMillis(1500))))
        .isEqualTo(Map.of("k", 5));
    assertThat(Await.result(awkward.call(Call.of("narrow", 41L).returning(Long.class)))).isEqualTo(42L);
  }

  @Test
  void R10_answersEveryBadPathAlike() {
    RemoteProxy calculator = serve(new Calculator());
    List<String> paths = List.of("/", "add/", "/add", "ops//mul", "..", "%2e", "add\0", "Add", "\u0430dd", "ops/mul/",
        "x".repeat(1025), "nope", "hidden");

    for (String path : paths) {
      AgentException failure = Await.refusal(calculator.call(path));
      assertThat(failure.code()).as(path).isEqualTo(FailureCode.NO_SUCH_METHOD);
      assertThat(failure.executed()).isEqualTo(Executed.NO);
      assertThat(failure.getMessage()).contains("not found in \"").endsWith("\" or is not exposed");
    }
    assertThat(Await.refusal(calculator.call("hidden")).getMessage())
        .isEqualTo(Await.refusal(calculator.call("nopety")).getMessage().replace("nopety", "hidden"));
  }

  @Test
  void R11_reachesNothingThatIsNotExposed() {
    RemoteProxy calculator = serve(new Calculator());

    for (String path : List.of("getClass", "hashCode", "wait", "notify", "notifyAll", "finalize", "toString", "equals",
        "clone", "container/close", "class/classLoader", "__class__", "router", "_x", "hidden", "runs", "runs/get",
        "ops/inner/toString")) {
      assertThat(Await.refusal(calculator.call(path)).code()).as(path).isEqualTo(FailureCode.NO_SUCH_METHOD);
    }
  }

  @Test
  void pathOfAServiceIsNotCallable() {
    AgentException failure = Await.refusal(serve(new Calculator()).call("ops"));

    assertThat(failure.code()).isEqualTo(FailureCode.NO_SUCH_METHOD);
    assertThat(failure.getMessage()).isEqualTo("'Operations' object is not callable");
  }

  @Test
  void R12_namesTheParameterThatIsMissing() {
    Awkward service = new Awkward();
    RemoteProxy awkward = serve(service);

    assertBadArguments(awkward.call("two", 1), "missing argument \"second\"");
    assertBadArguments(awkward.call("two", 1, 2, 3), "takes at most 2 positional arguments, got 3");
    assertBadArguments(awkward.call(Call.of("two", 1).kwarg("third", 2)), "has no parameter \"third\"");
    assertBadArguments(awkward.call(Call.of("two", 1, 2).kwarg("first", 2)), "got argument \"first\" twice");
    assertBadArguments(awkward.call("two", 1, null), "argument \"second\"");
    assertThat(service.runs).hasValue(0);
  }

  @Test
  void R13_neverNarrowsSilently() {
    Awkward service = new Awkward();
    RemoteProxy awkward = serve(service);

    for (Object value : new Object[] {1L << 40, 1.5, "1", Double.NaN, true, List.of()}) {
      assertBadArguments(awkward.call("narrow", value), "argument \"value\"");
    }
    assertBadArguments(awkward.call("tiny", 300), "argument \"value\"");
    assertBadArguments(awkward.call("length", 5), "argument \"text\"");
    assertThat(service.runs).hasValue(0);
  }

  private static void assertBadArguments(Future<?> call, String text) {
    AgentException failure = Await.refusal(call);
    assertThat(failure.code()).isEqualTo(FailureCode.BAD_ARGUMENTS);
    assertThat(failure.executed()).isEqualTo(Executed.NO);
    assertThat(failure.getMessage()).contains(text);
  }

  @Test
  void R14_saysThatAResultCannotTravel() {
    RemoteProxy awkward = serve(new Awkward());

    AgentException failure = Await.refusal(awkward.call("unencodable"));

    assertThat(failure.code()).isEqualTo(FailureCode.RESULT_UNENCODABLE);
    assertThat(failure.executed()).isEqualTo(Executed.YES);
    assertThat(Await.result(awkward.call("narrow", 0))).isEqualTo(1);
  }

  @Test
  void R15_saysThatAResultIsTooLarge() {
    RemoteProxy awkward = serve(new Awkward(), (RpcOptions) new RpcOptions().setMaxFrameBytes(4096));

    AgentException failure = Await.refusal(awkward.call("large", 5000));

    assertThat(failure.code()).isEqualTo(FailureCode.RESULT_TOO_LARGE);
    assertThat(failure.executed()).isEqualTo(Executed.YES);
    assertThat(Await.result(awkward.call("large", 2000))).isEqualTo("x".repeat(2000));
  }

  @Test
  void R16_refusesARequestThatIsTooLarge() {
    Awkward service = new Awkward();
    RemoteProxy awkward = serve(service, (RpcOptions) new RpcOptions().setMaxFrameBytes(4096));

    AgentException failure = Await.refusal(awkward.call("length", "x".repeat(5000)));

    assertThat(failure.code()).isEqualTo(FailureCode.ENCODE_FAILED);
    assertThat(failure.executed()).isEqualTo(Executed.NO);
    assertThat(Await.result(awkward.call("length", "xy"))).isEqualTo(3);
  }

  @Test
  void refusesAnArgumentThatCannotTravel() {
    RemoteProxy awkward = serve(new Awkward());

    for (Object value : new Object[] {new Object(), Map.of("__type__", 1), awkward}) {
      AgentException failure = Await.refusal(awkward.call("length", value));
      assertThat(failure.code()).as(value.toString()).isEqualTo(FailureCode.ENCODE_FAILED);
      assertThat(failure.executed()).isEqualTo(Executed.NO);
    }
  }

  @Test
  void R19_refusesDeadlinesThatAreNotPositive() {
    RemoteProxy calculator = serve(new Calculator());

    assertThatThrownBy(() -> calculator.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calculator.timeout(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calculator.call(Call.of("nothing").timeout(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Await.result(calculator.timeout(Duration.ofMillis(Long.MAX_VALUE)).call("add", 1, 1))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"checked,IOException,disk", "unchecked,ValueError,spam is bad", "runtime,RuntimeError,later",
      "lookup,LookupError,gone", "own,BidTooLow,1 < 2", "remote,ValueError,42", "assertion,AssertionError,wrong",
      "linkage,NoClassDefFoundError,a/B"})
  void X22_tellsWhatTheMethodThrew(String kind, String type, String message) {
    RemoteException failure = (RemoteException) Await.failure(serve(new Awkward()).call("fail", kind));

    assertThat(failure.code()).isEqualTo(FailureCode.REMOTE_FAILURE);
    assertThat(failure.executed()).isEqualTo(Executed.YES);
    assertThat(failure.type()).isEqualTo(type);
    assertThat(failure.message()).isEqualTo(message);
    assertThat(failure.remoteTraceback()).startsWith(type + ": " + message + " [code=30 executed=yes");
  }

  @Test
  void X22_survivesMethodsThatExhaustTheStackOrMemory() {
    RemoteProxy awkward = serve(new Awkward());

    assertThat(((RemoteException) Await.failure(awkward.call("fail", "stack"))).type()).isEqualTo("StackOverflowError");
    assertThat(((RemoteException) Await.failure(awkward.call("fail", "heap"))).type()).isEqualTo("OutOfMemoryError");
    assertThat(Await.result(awkward.call("narrow", 0))).isEqualTo(1);
  }

  @Test
  void tellsWhatFuturesFailWith() {
    RemoteProxy awkward = serve(new Awkward());

    assertThat(((RemoteException) Await.failure(awkward.call("failLater", "late"))).type()).isEqualTo("RuntimeError");
    RemoteException elsewhere = (RemoteException) Await.failure(awkward.call("failElsewhere", "later"));
    assertThat(elsewhere.type() + ' ' + elsewhere.message()).isEqualTo("ValueError later");
  }

  @Test
  void tellsOfAnInnerCallInItsText() {
    RemoteException failure = (RemoteException) Await.failure(serve(new Awkward()).call("fail", "inner"));

    assertThat(failure.executed()).isEqualTo(Executed.YES);
    assertThat(failure.message()).contains("code=TIMEOUT executed=maybe");
  }

  @Test
  void X23_failsOnANullFuture() {
    RemoteException failure = (RemoteException) Await.failure(serve(new Awkward()).call("nullFuture"));

    assertThat(failure.message()).isEqualTo("nullFuture() returned null instead of a Future");
  }

  @Test
  void X23_givesUpAMethodThatNeverCompletes() {
    Calculator service = new Calculator();
    RemoteProxy calculator = serve(service, new RpcOptions().setMethodTimeout(Duration.ofMillis(20)));

    RemoteException failure = (RemoteException) Await.failure(calculator.call("never"));

    assertThat(failure.type()).isEqualTo("TimeoutError");
    assertThat(failure.executed()).isEqualTo(Executed.YES);
    service.never.complete(1);
    assertThat(Await.result(calculator.call("add", 1, 1))).isEqualTo(2);
  }

  @Test
  void X26_endsCallsWhoseReasonIsOver() {
    Calculator service = new Calculator();
    RemoteProxy calculator = serve(service);
    Promise<Void> over = Promise.promise();
    RemoteProxy view = calculator.until(over.future());
    Future<Object> pending = view.call("never");
    Future<Object> done = view.call("add", 1, 1);
    assertThat(Await.result(done)).isEqualTo(2);

    over.complete();

    assertThat(Await.refusal(pending).code()).isEqualTo(FailureCode.CANCELLED);
    assertThat(Await.refusal(view.call("add", 1, 1)).code()).isEqualTo(FailureCode.CANCELLED);
    service.never.complete(1);
    assertThat(Await.result(calculator.call("add", 1, 1))).isEqualTo(2);
  }

  @Test
  void R23_tellsOneCleanLineOfWhateverFails() {
    RemoteProxy awkward = serve(new Awkward());
    String text = "secret\u001b[31m\u202e" + "y".repeat(1 << 20) + "\nat agent.Method(Source.java:1)";

    RemoteException failure = (RemoteException) Await.failure(awkward.call("failLater", text));

    assertThat(failure.message()).startsWith("secret\\u001b[31m\\u202eyyy").hasSizeLessThanOrEqualTo(512);
    assertThat(failure.remoteTraceback()).doesNotContain("Source.java").hasSizeLessThanOrEqualTo(700);
    assertThat(failure.remoteTraceback().strip()).doesNotContain("\n");
  }

  @Test
  void typedProxiesCallAsDeclared() {
    Meter meter = serve(new MeterService()).as(Meter.class);

    assertThat(meter.getClass().getSimpleName().equals("MeterProxy")).as("generated")
        .isEqualTo(!getClass().getSimpleName().startsWith("Reflective"));
    assertThat(Await.result(meter.history(Duration.ofSeconds(2), 3))).containsExactly(
        new Meter.Reading(0, 2.0), new Meter.Reading(1, 2.0), new Meter.Reading(2, 2.0));
    assertThat(Await.result(meter.tagged("a", "x", "y"))).isEqualTo("a=[x, y]");
    assertThat(Await.result(Future.fromCompletionStage(meter.staged(4)))).isEqualTo(4L);
    assertThat(Await.result(meter.settings().get("volts"))).isEqualTo(Optional.of("volts!"));
    assertThat(Await.result(meter.named(7))).isEqualTo("unit=kW value=7");
    assertThat(Await.result(meter.twice(4))).isEqualTo(8);
  }

  @Test
  void typedProxiesAreEqualByWhatTheyStandFor() {
    RemoteProxy remote = serve(new MeterService());
    Meter meter = remote.as(Meter.class);

    assertThat(meter).isEqualTo(remote.as(Meter.class)).hasSameHashCodeAs(remote.as(Meter.class)).isNotEqualTo("x");
    assertThat(meter.settings()).isNotEqualTo(meter).isEqualTo(meter.settings());
    assertThat(meter).hasToString("MeterProxy(" + remote + ")");
  }

  @Test
  void passesServicesByReferenceBothWays() {
    MeterService service = new MeterService();
    Meter meter = serve(service).as(Meter.class);

    Meter itself = Await.result(meter.self());

    assertThat(Await.result(itself.twice(3))).isEqualTo(6);
  }
}
