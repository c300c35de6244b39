package dev.vertxagents.observe;

import io.vertx.core.Context;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Keeps the spans it is told of, and has something carried. */
final class RecordingTracer implements VertxTracer<RecordingTracer.Span, RecordingTracer.Span> {
  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  final List<Span> spans = new CopyOnWriteArrayList<>();
  private final Map<String, String> carried;

  /** Has these carried. */
  RecordingTracer(Map<String, String> carried) {
    this.carried = carried;
  }

  RecordingTracer() {
    this(Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
  }

  /** One end of a call. */
  static final class Span {
    final boolean client;
    final String operation;
    final Map<String, String> headers = new LinkedHashMap<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    volatile Throwable failure;
    volatile boolean ended;

    Span(boolean client, String operation) {
      this.client = client;
      this.operation = operation;
    }
  }

  List<Span> clients() {
    return spans.stream().filter(span -> span.client).toList();
  }

  List<Span> servers() {
    return spans.stream().filter(span -> !span.client).toList();
  }

  @Override
  public <R> Span sendRequest(Context context, SpanKind kind, TracingPolicy policy, R request, String operation,
      BiConsumer<String, String> headers, TagExtractor<R> tags) {
    Span span = new Span(true, operation);
    carried.forEach(headers);
    return begin(span, request, tags);
  }

  @Override
  public <R> Span receiveRequest(Context context, SpanKind kind, TracingPolicy policy, R request, String operation,
      Iterable<Entry<String, String>> headers, TagExtractor<R> tags) {
    Span span = new Span(false, operation);
    headers.forEach(header -> span.headers.put(header.getKey(), header.getValue()));
    return begin(span, request, tags);
  }

  private <R> Span begin(Span span, R request, TagExtractor<R> tags) {
    tags.extractTo(request, span.tags);
    spans.add(span);
    return span;
  }

  @Override
  public <R> void receiveResponse(Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    end(span, response, failure, tags);
  }

  @Override
  public <R> void sendResponse(Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    end(span, response, failure, tags);
  }

  private <R> void end(Span span, R response, Throwable failure, TagExtractor<R> tags) {
    tags.extractTo(response, span.tags);
    span.failure = failure;
    span.ended = true;
  }
}
