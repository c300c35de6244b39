package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.spi.tracing.TagExtractor;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a span says of its call. */
final class CallTags<T> implements TagExtractor<T> {
  static final CallTags<ObservedCall> REQUEST = new CallTags<>(
      List.of("rpc.system", "rpc.method", "agents.road", "agents.address"),
      List.of(call -> "vertx-agents", call -> MethodName.of(call.path()),
          call -> call.road().name().toLowerCase(Locale.ROOT), CallTags::address));
  private static final CallTags<Outcome> SUCCESS = new CallTags<>(List.of("agents.code"), List.of(outcome -> "OK"));
  private static final CallTags<Outcome> FAILURE = new CallTags<>(
      List.of("agents.code", "agents.executed", "error.type"),
      List.of(outcome -> outcome.code().name(), Outcome::executedText, outcome -> outcome.code().name()));
  /** Of either kind. */
  static final TagExtractor<Outcome> OUTCOME = new TagExtractor<>() {
    @Override
    public int len(Outcome outcome) {
      return of(outcome).len(outcome);
    }

    @Override
    public String name(Outcome outcome, int index) {
      return of(outcome).name(outcome, index);
    }

    @Override
    public String value(Outcome outcome, int index) {
      return of(outcome).value(outcome, index);
    }

    private CallTags<Outcome> of(Outcome outcome) {
      return outcome.code() == null ? SUCCESS : FAILURE;
    }
  };

  private final List<String> names;
  private final List<Function<T, String>> values;

  /** How a call ended. */
  record Outcome(@Nullable FailureCode code, @Nullable Executed executed) {
    private String executedText() {
      return executed == null ? "maybe" : executed.name().toLowerCase(Locale.ROOT);
    }
  }

  private CallTags(List<String> names, List<Function<T, String>> values) {
    this.names = names;
    this.values = values;
  }

  /** Of the agent that is called. */
  private static String address(ObservedCall call) {
    String above = call.path().startsWith("agents/") ? call.path().substring("agents/".length()) : call.path();
    int slash = above.indexOf('/');
    return (call.to() == null ? "" : call.to()) + (slash < 0 ? above : above.substring(0, slash));
  }

  @Override
  public int len(T subject) {
    return names.size();
  }

  @Override
  public String name(T subject, int index) {
    return names.get(index);
  }

  @Override
  public String value(T subject, int index) {
    return values.get(index).apply(subject);
  }
}
