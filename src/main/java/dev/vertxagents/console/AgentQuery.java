package dev.vertxagents.console;

import dev.vertxagents.observe.AgentTotals;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Which agents, in which order, which of them. Searching and sorting come before anything is written. */
record AgentQuery(JsonObject filters, String sort, int offset, int limit) {
  static final int MAX_LIMIT = 200;
  static final List<String> KEYS = List.of("q", "type", "container", "node", "state", "sort", "offset", "limit",
      "group");

  private static final int MAX_SEARCH = 100;
  private static final int MAX_OFFSET = 100_000;
  private static final Map<String, ToDoubleFunction<AgentTotals>> NUMBERS = Map.of("rate", AgentTotals::rateIn,
      "rateIn", AgentTotals::rateIn, "rateOut", AgentTotals::rateOut,
      "p50", AgentTotals::p50Nanos, "p50Us", AgentTotals::p50Nanos,
      "p99", AgentTotals::p99Nanos, "p99Us", AgentTotals::p99Nanos,
      "fail", AgentTotals::failsPerMinute, "failPerMin", AgentTotals::failsPerMinute,
      "pend", AgentTotals::pendingIn);
  private static final Map<String, ToDoubleFunction<AgentTotals>> MORE_NUMBERS = Map.of("pendIn",
      AgentTotals::pendingIn, "pendOut", AgentTotals::pendingOut, "lastAt", AgentTotals::lastAt);
  private static final Map<String, Function<AgentState, String>> TEXTS = Map.of("key", AgentState::key, "type",
      AgentState::type, "node", AgentState::node, "container", AgentState::home, "aid", AgentState::aid,
      "st", AgentState::state, "state", AgentState::state);

  /** @param rows those that were asked for; {@code matched} how many there are in all pages, {@code total} in all */
  record Page(int total, int matched, List<AgentState> rows) {
  }

  /** Fails with {@link Refusal} that names the key. */
  static AgentQuery of(JsonObject args, int maxLimit) {
    Arguments.onlyKeys(args, KEYS);
    String search = Arguments.text(args, "q", "");
    if (search.length() > MAX_SEARCH) {
      throw Refusal.badRequest("at most " + MAX_SEARCH + " characters can be searched for", "q");
    }
    String sort = Arguments.text(args, "sort", "-rate");
    String column = sort.startsWith("-") ? sort.substring(1) : sort;
    if (number(column) == null && !TEXTS.containsKey(column) && !column.equals("mailbox") && !column.equals("gen")) {
      throw Refusal.badRequest("no such column to sort by", "sort");
    }
    String group = Arguments.text(args, "group", "");
    if (!group.isEmpty() && !List.of("container", "type", "node").contains(group)) {
      throw Refusal.badRequest("agents can be grouped by container, type or node", "group");
    }
    return new AgentQuery(args, sort, Arguments.number(args, "offset", 0, 0, MAX_OFFSET),
        Arguments.number(args, "limit", Math.min(100, maxLimit), 1, maxLimit));
  }

  Page select(Scene scene) {
    Predicate<AgentState> filter = filter(scene);
    ToDoubleFunction<AgentState> value = value(scene);
    List<AgentState> matched = scene.agents().stream().filter(filter)
        .map(agent -> new Ranked(agent, value.applyAsDouble(agent))).sorted(order()).map(Ranked::agent).toList();
    int from = Math.min(offset, matched.size());
    return new Page(scene.agents().size(), matched.size(),
        matched.subList(from, Math.min(from + limit, matched.size())));
  }

  /** What an agent is sorted by, found out once: a percentile is not free. */
  private record Ranked(AgentState agent, double value) {
  }

  private Predicate<AgentState> filter(Scene scene) {
    String search = Arguments.text(filters, "q", "").toLowerCase(Locale.ROOT);
    String container = Arguments.text(filters, "container", "");
    Predicate<AgentState> found = agent -> agent.key().toLowerCase(Locale.ROOT).contains(search)
        || agent.type().toLowerCase(Locale.ROOT).contains(search);
    Predicate<AgentState> all = agent -> true;
    return (search.isEmpty() ? all : found).and(is("type", AgentState::type)).and(is("node", AgentState::node))
        .and(is("state", agent -> Rows.state(scene, agent)))
        .and(is("container", AgentState::container).or(agent -> agent.home().equals(container)));
  }

  private Predicate<AgentState> is(String key, Function<AgentState, String> value) {
    String wanted = Arguments.text(filters, key, "");
    return agent -> wanted.isEmpty() || wanted.equals(value.apply(agent));
  }

  private String column() {
    return sort.startsWith("-") ? sort.substring(1) : sort;
  }

  private Comparator<Ranked> order() {
    Comparator<Ranked> order = TEXTS.containsKey(column()) ? by(TEXTS.get(column()))
        : Comparator.comparingDouble(Ranked::value);
    order = sort.startsWith("-") ? order.reversed() : order;
    String group = Arguments.text(filters, "group", "");
    order = group.isEmpty() ? order : by(TEXTS.get(group)).thenComparing(order);
    return order.thenComparing(by(AgentState::key));
  }

  private static Comparator<Ranked> by(Function<AgentState, String> text) {
    return Comparator.comparing(ranked -> text.apply(ranked.agent()));
  }

  private ToDoubleFunction<AgentState> value(Scene scene) {
    ToDoubleFunction<AgentTotals> number = number(column());
    if (number == null) {
      return column().equals("gen") ? AgentState::gen : AgentState::mailbox; // or a text, which has none
    }
    return agent -> {
      AgentTotals did = scene.totals().of(agent);
      return did == null ? -1 : number.applyAsDouble(did);
    };
  }

  private static @Nullable ToDoubleFunction<AgentTotals> number(String column) {
    return NUMBERS.getOrDefault(column, MORE_NUMBERS.get(column));
  }
}
