package dev.vertxagents.interop;

import static dev.vertxagents.interop.Outcomes.await;
import static dev.vertxagents.interop.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RemoteException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases about calls: arguments, failures, order. */
final class CallCases {
  static final Map<String, Case> ALL = new LinkedHashMap<>();

  static {
    ALL.put("args_kwargs", CallCases::argsAndKwargs);
    ALL.put("nested_services", CallCases::nestedServices);
    ALL.put("remote_error", CallCases::remoteError);
    ALL.put("remote_error_late", CallCases::remoteErrorLate);
    ALL.put("unserializable_result", CallCases::unserializableResult);
    ALL.put("unknown_name", CallCases::unknownName);
    ALL.put("not_exposed", CallCases::notExposed);
    ALL.put("not_callable", CallCases::notCallable);
    ALL.put("wrong_arguments", CallCases::wrongArguments);
    ALL.put("unknown_agent", CallCases::unknownAgent);
    ALL.put("interleaved", CallCases::interleaved);
    ALL.put("many_in_flight", CallCases::manyInFlight);
  }

  private CallCases() {
  }

  private static void argsAndKwargs(PythonPeer peer) {
    Map<String, Object> kwargs = new LinkedHashMap<>();
    kwargs.put("c", List.of(3));
    kwargs.put("d", null);
    Call<Object> both = Call.of("echo_args", 1, "b").kwarg("c", List.of(3)).kwarg("d", null);

    assertThat(await(peer.echo.call("echo_args"))).isEqualTo(List.of(List.of(), Map.of()));
    assertThat(await(peer.echo.call(both))).isEqualTo(List.of(List.of(1, "b"), kwargs));
    assertThat(await(peer.calc.call("add", 1))).isEqualTo(11);
    assertThat(await(peer.calc.call(Call.of("add", 1).kwarg("b", 2)))).isEqualTo(3);
  }

  private static void nestedServices(PythonPeer peer) {
    assertThat(await(peer.calc.call("ops/mul", 6, 7))).isEqualTo(42);
    assertThat(await(peer.calc.call("ops/inner/neg", 5))).isEqualTo(-5);
  }

  private static void remoteError(PythonPeer peer) {
    RemoteException failure = remote(peer.failing.call("fail", "spam is bad"));

    assertThat(failure.type()).isEqualTo("ValueError");
    assertThat(failure.message()).isEqualTo("spam is bad");
    assertThat(failure.remoteTraceback()).startsWith("Traceback (most recent call last):");
    assertThat(failure.origin()).isNotEmpty();
  }

  private static void remoteErrorLate(PythonPeer peer) {
    RemoteException failure = remote(peer.failing.call("boom_late", "later"));

    assertThat(failure.type()).isEqualTo("RuntimeError");
    assertThat(failure.message()).isEqualTo("later");
  }

  private static void unserializableResult(PythonPeer peer) {
    assertThat(remote(peer.failing.call("bad_result")).type()).endsWith("SerializationError");

    assertThat(peer.echoed(1)).isEqualTo(1);
  }

  private static void unknownName(PythonPeer peer) {
    RemoteException failure = remote(peer.echo.call("nope"));

    assertThat(failure.type()).isEqualTo("LookupError");
    assertThat(failure.message()).contains("nope", "not found");
  }

  private static void notExposed(PythonPeer peer) {
    RemoteException failure = remote(peer.failing.call("hidden"));

    assertThat(failure.type()).isEqualTo("LookupError");
    assertThat(failure.message()).contains("hidden", "is not exposed");
  }

  private static void notCallable(PythonPeer peer) {
    assertThat(remote(peer.calc.call("ops")).type()).isEqualTo("TypeError");
  }

  private static void wrongArguments(PythonPeer peer) {
    assertThat(remote(peer.calc.call("add")).type()).isEqualTo("TypeError");
  }

  private static void unknownAgent(PythonPeer peer) {
    Future<AgentProxy> stranger = peer.container.connect(peer.base + "999");

    assertThat(failure(FailureCode.NO_SUCH_AGENT, stranger)).hasMessageContaining("999");
  }

  private static void interleaved(PythonPeer peer) {
    List<Double> order = Collections.synchronizedList(new ArrayList<>());
    List<Future<Object>> calls = new ArrayList<>();
    for (double seconds : new double[] {0.3, 0.2, 0.1}) {
      calls.add(peer.slow.call("wait", seconds, seconds).onSuccess(answer -> order.add((Double) answer)));
    }
    await(Future.all(calls));

    assertThat(order).containsExactly(0.1, 0.2, 0.3);
  }

  private static void manyInFlight(PythonPeer peer) {
    List<Future<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      calls.add(peer.calc.call("add", i, i));
    }
    await(Future.all(calls));

    for (int i = 0; i < 1000; i++) {
      assertThat(calls.get(i).result()).isEqualTo(2 * i);
    }
  }

  private static RemoteException remote(Future<?> call) {
    return (RemoteException) failure(FailureCode.REMOTE_FAILURE, call);
  }
}
