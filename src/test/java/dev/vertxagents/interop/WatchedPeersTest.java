package dev.vertxagents.interop;

import static dev.vertxagents.agent.Outcome.until;
import static dev.vertxagents.interop.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerBuilder;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.Instrument;
import dev.vertxagents.channel.Channel;
import dev.vertxagents.channel.FrameObserver;
import dev.vertxagents.observe.CallTracer;
import dev.vertxagents.observe.PrometheusPage;
import dev.vertxagents.testkit.FreePorts;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracers and metrics of ours change nothing for the real aiomas; what we measure is read by Prometheus's own code. */
@Tag("interop")
@Timeout(120)
class WatchedPeersTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<String> spans = new CopyOnWriteArrayList<>();

  @TempDir
  Path folder;

  @AfterEach
  void closeVertx() {
    await(vertx.close());
  }

  /** Wants every call to carry something. */
  private final VertxTracer<String, String> tracer = new VertxTracer<>() {
    @Override
    public <R> String sendRequest(Context context, SpanKind kind, TracingPolicy policy, R request, String operation,
        BiConsumer<String, String> headers, TagExtractor<R> tags) {
      headers.accept("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
      spans.add(operation);
      return operation;
    }
  };

  private final Instrument listener = container -> container.frames(new FrameObserver() {
    @Override
    public void received(Channel channel, byte[] bytes, int offset, int length) {
      // what Python sends is Python's
    }

    @Override
    public void sent(Channel channel, byte[] bytes, int offset, int length) {
      sent.add(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
    }
  });

  private ContainerBuilder watched(ContainerBuilder builder) {
    return builder.observe(CallTracer.of(tracer)).observe(listener);
  }

  private void assertNothingOfOursWasSent() {
    assertThat(sent).isNotEmpty().noneMatch(frame -> frame.contains("traceparent"))
        .noneMatch(frame -> frame.startsWith("[16") || frame.startsWith("\u0093\u0010"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "msgpack", "blosc"})
  void pythonServersAreAskedOnceAndNeverSeeATrace(String codec) throws Exception {
    Wiring wiring = new Wiring(codec, false, false);
    try (PythonProcess server = PythonProcess.server(wiring, folder.resolve("s"), FreePorts.next())) {
      String base = server.readLine().substring("READY ".length());
      Container container = await(watched(wiring.container(vertx, new ContainerOptions().setPort(0))).open());

      for (int i = 0; i < 3; i++) {
        assertThat(await(container.proxy(base + "0").call("echo", "x"))).isEqualTo("x");
      }

      assertThat(spans).containsExactly("echo", "echo", "echo");
      assertThat(sent).filteredOn(frame -> frame.contains("_extensions")).hasSize(1);
      assertNothingOfOursWasSent();
      await(container.close());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "msgpack"})
  void pythonClientsNeverSeeATrace(String codec) throws Exception {
    Wiring wiring = new Wiring(codec, false, false);
    Container container = await(watched(wiring.container(vertx, new ContainerOptions().setPort(0))).open());
    for (Supplier<Agent> agent : PeerAgents.ALL) {
      await(container.spawn(agent.get()));
    }
    List<String> arguments = new ArrayList<>(List.of(container.address()));
    arguments.addAll(wiring.arguments());

    try (PythonProcess client = new PythonProcess("client.py", arguments)) {
      List<String> output = client.readAll();

      assertThat(output).filteredOn(line -> line.startsWith("PASS")).hasSameSizeAs(PythonProcess.caseNames());
    }
    // one case has us call back by URL: over a connection of our own
    assertThat(sent).filteredOn(frame -> frame.contains("_extensions")).hasSizeLessThanOrEqualTo(1);
    assertNothingOfOursWasSent();
  }

  @Test
  void prometheusReadsWhatIsMeasured() throws Exception {
    PrometheusPage page = new PrometheusPage();
    Container container = await(Container.builder(vertx).with(new ContainerOptions().setPort(0))
        .observe(page.calls()).open());
    for (Supplier<Agent> agent : PeerAgents.ALL) {
      await(container.spawn(agent.get()));
    }
    await(container.proxy(container.address() + "0").call("echo", "x"));
    until(vertx, () -> await(page.get()).body().contains("agents_call_duration_seconds_count"));

    try (PythonProcess reader = new PythonProcess("prometheus_check.py", List.of())) {
      reader.write(await(page.get()).body());
      List<String> families = reader.readAll();

      assertThat(reader.exitCode()).isZero();
      assertThat(families).anyMatch(line -> line.startsWith("FAMILY agents_call_duration_seconds histogram "))
          .anyMatch(line -> line.startsWith("FAMILY agents_calls counter "))
          .anyMatch(line -> line.startsWith("FAMILY agents_bytes counter 2"))
          .anyMatch(line -> line.startsWith("FAMILY agents_pending gauge 2"));
    }
  }
}
