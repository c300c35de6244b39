package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static dev.vertxagents.agent.Outcome.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.Container;
import dev.vertxagents.observe.RecordingTracer.Span;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallTracerTest {
  private static final AttributeKey<String> CODE = AttributeKey.stringKey("agents.code");
  private static final AttributeKey<String> ROAD = AttributeKey.stringKey("agents.road");

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
      .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build())
      .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance())).build();
  private final Vertx vertx = Vertx.builder().withTracer(new OpenTelemetryTracingFactory(otel)).build();
  private Container west;
  private Container east;

  @AfterEach
  void close() {
    of(vertx.close());
    otel.close();
  }

  private void open(Ways way, CallTracer tracer) {
    west = way.open(vertx, "west", List.of(tracer));
    east = way.staysInside() ? west : way.open(vertx, "east", List.of(tracer));
    of(west.spawn("mill", new Mill()));
  }

  private String mill() {
    return west.address() + "mill";
  }

  private List<SpanData> spans(int count) {
    until(vertx, () -> exporter.getFinishedSpanItems().size() >= count);
    assertThat(exporter.getFinishedSpanItems()).hasSize(count);
    return exporter.getFinishedSpanItems();
  }

  private static SpanData only(List<SpanData> spans, String name, SpanKind kind) {
    List<SpanData> found = spans.stream().filter(span -> span.getName().equals(name) && span.getKind() == kind)
        .toList();
    assertThat(found).as(name + " " + kind).hasSize(1);
    return found.get(0);
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void tellsTheTracerOfBothSides(Ways way) {
    RecordingTracer recorder = new RecordingTracer();
    open(way, CallTracer.of(recorder));

    of(east.proxy(mill()).call("grind", 1));
    agentFailureOf(east.proxy(mill()).call("jam", "stone"));

    until(vertx, () -> recorder.spans.stream().filter(span -> span.ended).count() == 4);
    assertThat(recorder.spans).extracting(span -> span.operation)
        .containsExactly("grind", "grind", "jam", "jam");
    for (Span span : recorder.spans) {
      assertThat(span.tags).containsEntry("rpc.system", "vertx-agents").containsEntry("agents.road", way.road())
          .containsEntry("rpc.method", span.operation).containsEntry("agents.address", mill());
    }
    assertThat(recorder.servers()).hasSize(2).allSatisfy(span -> assertThat(span.headers)
        .isEqualTo(Map.of("traceparent", "00-" + RecordingTracer.TRACE + "-00f067aa0ba902b7-01")));
    assertThat(recorder.spans.get(0).tags).containsEntry("agents.code", "OK").doesNotContainKey("error.type");
    assertThat(recorder.spans.get(0).failure).isNull();
    assertThat(recorder.clients().get(1).tags).containsEntry("agents.code", "REMOTE_FAILURE")
        .containsEntry("agents.executed", "yes").containsEntry("error.type", "REMOTE_FAILURE");
    assertThat(recorder.servers().get(1).failure).hasMessage("REMOTE_FAILURE");
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void callsOfAMethodStandBelowIt(Ways way) {
    open(way, CallTracer.of(vertx));

    of(east.proxy(mill()).call("passOn", mill(), 1));

    List<SpanData> all = spans(4);
    SpanData passing = only(all, "passOn", SpanKind.CLIENT);
    SpanData passed = only(all, "passOn", SpanKind.SERVER);
    SpanData grinding = only(all, "grind", SpanKind.CLIENT);
    SpanData ground = only(all, "grind", SpanKind.SERVER);
    assertThat(all).extracting(SpanData::getTraceId).containsOnly(passing.getTraceId());
    assertThat(passing.getParentSpanContext().isValid()).isFalse();
    assertThat(passed.getParentSpanId()).isEqualTo(passing.getSpanId());
    assertThat(grinding.getParentSpanId()).isEqualTo(passed.getSpanId());
    assertThat(ground.getParentSpanId()).isEqualTo(grinding.getSpanId());
    assertThat(passed.getAttributes().get(ROAD)).isEqualTo(way.road());
    assertThat(passed.getAttributes().get(CODE)).isEqualTo("OK");
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void agentsThatBlockAreTracedAlike(Ways way) {
    open(way, CallTracer.of(vertx));
    of(west.spawn(Mill::new, new AgentOptions().setAid("slow").setThreadingModel(ThreadingModel.WORKER)));

    of(east.proxy(west.address() + "slow").call("passOn", mill(), 1));

    List<SpanData> all = spans(4);
    assertThat(all).extracting(SpanData::getTraceId).containsOnly(all.get(0).getTraceId());
    assertThat(only(all, "grind", SpanKind.CLIENT).getParentSpanId())
        .isEqualTo(only(all, "passOn", SpanKind.SERVER).getSpanId());
  }

  @Test
  void callsOfOneAfterTheOtherAreTracesOfTheirOwn() {
    open(Ways.TCP, CallTracer.of(vertx));

    of(east.proxy(mill()).call("grind", 1));
    of(east.proxy(mill()).call("grind", 2));

    assertThat(spans(4).stream().map(SpanData::getTraceId).distinct()).hasSize(2);
  }

  @Test
  void goesOnWithWhatOthersBeganIfToldTo() {
    open(Ways.HOP, CallTracer.of(vertx).policy(TracingPolicy.PROPAGATE));
    of(east.proxy(mill()).call("grind", 1));
    assertThat(exporter.getFinishedSpanItems()).isEmpty();
    io.opentelemetry.api.trace.Span request = otel.getTracer("test").spanBuilder("request").startSpan();

    // on a context of somebody else, on another event loop perhaps
    ContextInternal elsewhere = ((VertxInternal) vertx).createEventLoopContext().duplicate();
    of(Future.future(answered -> elsewhere.runOnContext(v -> {
      Scope current = request.makeCurrent(); // as long as what the request is for, as Vert.x's servers do
      east.proxy(mill()).call("grind", 1).onComplete(done -> current.close()).onComplete(answered);
    })));
    request.end();

    List<SpanData> all = spans(3);
    assertThat(only(all, "grind", SpanKind.CLIENT).getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
    assertThat(all).extracting(SpanData::getTraceId).containsOnly(request.getSpanContext().getTraceId());
  }

  @Test
  void aTracerThatFailsFailsNothing() {
    open(Ways.TCP, CallTracer.of(new VertxTracer<Object, Object>() {
      @Override
      public <R> Object receiveRequest(Context context, io.vertx.core.spi.tracing.SpanKind kind,
          TracingPolicy policy, R request, String operation, Iterable<Map.Entry<String, String>> headers,
          TagExtractor<R> tags) {
        throw new IllegalStateException("broken");
      }
    }));

    assertThat(of(east.proxy(mill()).call("grind", 1))).isEqualTo(2);
  }

  @Test
  void withoutATracerNothingIsObserved() {
    assertThat(CallTracer.of(vertx).policy(TracingPolicy.IGNORE)).satisfies(tracer -> {
      open(Ways.TCP, tracer);
      of(east.proxy(mill()).call("grind", 1));
    });
    assertThat(exporter.getFinishedSpanItems()).isEmpty();
  }
}
