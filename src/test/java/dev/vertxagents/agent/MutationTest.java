package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody shares a value: what one side changes later, the other never sees. */
class MutationTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    of(vertx.close());
  }

  /** Every road in both forms. */
  enum Way {
    DIRECT(options -> options), STRICT(options -> options.setStrictLocality(true)),
    HOP(options -> options.setRoad(RoadChoice.HOP)), WIRE(options -> options.setPort(0).setRoad(RoadChoice.WIRE));

    private final UnaryOperator<ContainerOptions> options;

    Way(UnaryOperator<ContainerOptions> options) {
      this.options = options;
    }

    ContainerOptions options() {
      return options.apply(new ContainerOptions());
    }
  }

  /** Keeps the very objects that it gets, and hands out the very ones that it keeps. */
  private static final class KeeperAgent extends Agent implements Keeper {
    private List<Integer> numbers;
    private Map<String, List<String>> lists;
    private Box box;
    private JsonObject json;
    private int[] rest;

    @Override
    public Future<Void> keep(List<Integer> numbers, Map<String, List<String>> lists, Box box, JsonObject json,
        int... rest) {
      this.numbers = numbers;
      this.lists = lists;
      this.box = box;
      this.json = json;
      this.rest = rest;
      return Future.succeededFuture();
    }

    @Override
    public Future<List<Integer>> numbers() {
      return Future.succeededFuture(numbers);
    }

    @Override
    public Future<Map<String, List<String>>> lists() {
      return Future.succeededFuture(lists);
    }
  }

  private final KeeperAgent agent = new KeeperAgent();
  private Container container;

  private Keeper keeper(Way way, boolean reflective) {
    ContainerBuilder builder = Container.builder(vertx).with(way.options());
    container = of((reflective ? builder.reflective() : builder).open());
    return of(container.spawn(agent)).as(Keeper.class);
  }

  @ParameterizedTest
  @EnumSource
  void argumentsChangedAfterSending(Way way) {
    argumentsChangedAfterSending(keeper(way, false), true);
  }

  @ParameterizedTest
  @EnumSource
  void argumentsChangedAfterSendingByReflection(Way way) {
    argumentsChangedAfterSending(keeper(way, true), true);
  }

  @ParameterizedTest
  @EnumSource
  void argumentsChangedAfterSendingFromAnotherThread(Way way) {
    argumentsChangedAfterSending(keeper(way, false), false);
  }

  private void argumentsChangedAfterSending(Keeper keeper, boolean onContext) {
    List<Integer> numbers = new ArrayList<>(List.of(1, 2));
    List<String> inner = new ArrayList<>(List.of("a"));
    Map<String, List<String>> lists = new LinkedHashMap<>(Map.of("x", inner));
    List<String> inside = new ArrayList<>(List.of("b"));
    JsonObject json = new JsonObject().put("k", "v");
    int[] rest = {7, 8};

    Supplier<Future<Void>> call = () -> {
      Future<Void> sent = keeper.keep(numbers, lists, new Keeper.Box(inside), json, rest);
      change(numbers, inner, inside, json, rest);
      return sent;
    };
    of(onContext ? ((OpenContainer) container).home().call(call) : call.get());

    assertThat(agent.numbers).containsExactly(1, 2);
    assertThat(agent.lists).isEqualTo(Map.of("x", List.of("a")));
    assertThat(agent.box.inside()).containsExactly("b");
    assertThat(agent.json).isEqualTo(new JsonObject().put("k", "v"));
    assertThat(agent.rest).containsExactly(7, 8);
  }

  private static void change(List<Integer> numbers, List<String> inner, List<String> inside, JsonObject json,
      int[] rest) {
    numbers.clear();
    inner.add("changed");
    inside.add("changed");
    json.put("k", "changed");
    Arrays.fill(rest, 0);
  }

  @ParameterizedTest
  @EnumSource
  void resultsChangedByEitherSide(Way way) {
    Keeper keeper = keeper(way, false);
    of(keeper.keep(List.of(1), Map.of("x", List.of("a")), new Keeper.Box(List.of()), new JsonObject()));

    List<Integer> numbers = of(keeper.numbers());
    numbers.add(2);
    Outcome.at(container, () -> {
      agent.numbers.add(3);
      return Future.succeededFuture();
    });

    assertThat(numbers).containsExactly(1, 2);
    assertThat(of(keeper.numbers())).containsExactly(1, 3);
    assertThat(of(keeper.lists()).get("x")).isNotSameAs(agent.lists.get("x"));
  }
}
