package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Values.Deep;
import dev.vertxagents.agent.Values.Pair;
import dev.vertxagents.agent.Values.Phase;
import dev.vertxagents.agent.Values.Reading;
import dev.vertxagents.agent.Values.Risen;
import dev.vertxagents.codec.TypeSerializer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody shares a value that can change: what one side changes later, the other never sees. On every road. */
class MutationTest {
  private static final Reading READING = new Reading(1, 2, Optional.empty());
  private static final UUID KEY = new UUID(1, 2);
  private static final TypeSerializer<BitSet> BITS = new TypeSerializer<>(BitSet.class, BitSet::cardinality,
      count -> BitSet.valueOf(new long[] {(1L << (int) count) - 1}));

  private final Vertx vertx = Vertx.vertx();
  private Container container;
  private Values values;
  private Object kept;

  @AfterEach
  void close() {
    of(vertx.close());
  }

  /** An agent that keeps the very object that it gets, and hands that out. */
  private Object keep(Object self, Method method, Object[] args) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, args);
    }
    kept = args[args.length - 1];
    return switch (method.getName()) {
      case "ofRest" -> Future.succeededFuture();
      case "ofReadingsRest" -> Future.succeededFuture(Arrays.asList((Reading[]) kept));
      default -> Future.succeededFuture(kept);
    };
  }

  private void spawn(RoadForm road) {
    container = road.open(vertx, builder -> builder.withSerializers(List.of(BITS)));
    Values keeper = (Values) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Values.class},
        this::keep);
    values = of(container.spawn("keeper", Agent.of(Values.class, keeper))).as(Values.class);
  }

  /** Within the container, or from another thread. */
  private <T> Future<T> call(boolean within, Supplier<Future<T>> call) {
    return within ? ((OpenContainer) container).home().call(call) : call.get();
  }

  /** Changes what was sent at once, then what the agent kept, then what came back. */
  private <T> void isNotShared(Function<T, Future<T>> method, Supplier<T> made, Consumer<T> change) {
    isNotShared(true, method, made, change);
    isNotShared(false, method, made, change);
  }

  @SuppressWarnings("unchecked") // the agent keeps what it got
  private <T> void isNotShared(boolean within, Function<T, Future<T>> method, Supplier<T> made, Consumer<T> change) {
    T sent = made.get();
    T back = of(call(within, () -> {
      Future<T> answer = method.apply(sent);
      change.accept(sent);
      return answer;
    }));
    assertSame("argument", made.get(), kept);
    assertSame("result", made.get(), back);

    change.accept((T) kept);
    assertSame("result after the agent changed it", made.get(), back);

    T again = of(call(within, () -> method.apply(made.get())));
    change.accept(again);
    assertSame("argument after the caller changed the result", made.get(), kept);
  }

  private static void assertSame(String what, Object expected, Object actual) {
    assertThat(actual).as("%s of %s", what, expected.getClass()).usingRecursiveComparison().isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void collections(RoadForm road) {
    spawn(road);

    isNotShared(values::ofListOfMaps, () -> list(map("a", READING)), all -> all.get(0).clear());
    isNotShared(values::ofListOfMaps, () -> list(map("a", READING)), all -> all.add(new HashMap<>()));
    isNotShared(values::ofMap, () -> map(KEY, new HashSet<>(Set.of(Phase.L1))), all -> all.get(KEY).clear());
    isNotShared(values::ofSorted, () -> new TreeMap<>(Map.of(Phase.L1, Optional.of(READING))), Map::clear);
    isNotShared(values::ofPair, () -> new Pair<>(READING, list(new Risen(1))), pair -> pair.second().clear());
    isNotShared(values::ofDeep, () -> new Deep(null, list(map("a", READING)), null, null, null),
        deep -> deep.more().get(0).put("b", READING));
    isNotShared(values::ofDeep, () -> new Deep(null, null, null, new Phase[] {Phase.L1}, null),
        deep -> deep.phases()[0] = Phase.L3);
    isNotShared(values::ofAnything, () -> list(list(map("a", list(1)))), all -> inner(all).clear());
  }

  /** The map in a list of lists. */
  private static Map<?, ?> inner(Object lists) {
    return (Map<?, ?>) ((List<?>) ((List<?>) lists).get(0)).get(0);
  }

  @ParameterizedTest
  @EnumSource
  void arraysAndBytes(RoadForm road) {
    spawn(road);

    isNotShared(values::ofBytes, () -> new byte[] {1, 2}, all -> all[0] = 9);
    isNotShared(values::ofInts, () -> new int[] {1, 2}, all -> all[0] = 9);
    isNotShared(values::ofMatrix, () -> new double[][] {{1}, {2}}, all -> all[1][0] = 9);
    isNotShared(values::ofReadings, () -> new Reading[] {READING}, all -> all[0] = null);
    isNotShared(values::ofLists, MutationTest::lists, all -> all[0].clear());
    isNotShared(values::ofBuffer, () -> Buffer.buffer("ab"), bytes -> bytes.setByte(0, (byte) 'x'));
    isNotShared(values::ofAnything, () -> Buffer.buffer("ab"), bytes -> ((Buffer) bytes).appendByte((byte) 'x'));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types cannot be made otherwise
  private static List<String>[] lists() {
    return new List[] {list("a")};
  }

  @ParameterizedTest
  @EnumSource
  void objectsOfVertxAndOfUsers(RoadForm road) {
    spawn(road);

    isNotShared(values::ofJson, () -> new JsonObject().put("a", new JsonArray().add(1)),
        json -> json.getJsonArray("a").add(2));
    isNotShared(values::ofJson, () -> new JsonObject().put("a", 1), json -> json.put("a", 2));
    isNotShared(values::ofJsonArray, () -> new JsonArray().add("x"), json -> json.add("y"));
    isNotShared(values::ofData, () -> new AgentOptions().setAid("a"), options -> options.setAid("b"));
    isNotShared(values::ofRegistered, () -> BitSet.valueOf(new long[] {3}), bits -> bits.set(7));
  }

  @ParameterizedTest
  @EnumSource
  void whatCollectsArguments(RoadForm road) {
    spawn(road);
    int[] rest = {1, 2};
    Reading[] readings = {READING};
    Map<String, Reading> others = map("r", READING);

    of(call(true, () -> {
      Future<Integer> sent = values.ofRest("a", rest);
      rest[0] = 9;
      return sent;
    }));
    assertThat((int[]) kept).containsExactly(1, 2);
    List<Reading> back = of(call(true, () -> {
      Future<List<Reading>> sent = values.ofReadingsRest(readings);
      readings[0] = null;
      return sent;
    }));
    assertThat((Reading[]) kept).containsExactly(READING);
    ((Reading[]) kept)[0] = null;
    assertThat(back).containsExactly(READING);
    of(call(true, () -> {
      Future<Map<String, Object>> sent = values.ofKeywords(1, 2, others);
      others.clear();
      return sent;
    }));
    assertThat(kept).isEqualTo(Map.of("r", READING));
  }

  /** Where nobody could tell: the point of the short roads. */
  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "DIRECT_REFLECTIVE"})
  void whatCannotChangePassesAsItIs(RoadForm road) {
    spawn(road);

    for (Object value : new Object[] {"text".repeat(2), 1L << 40, KEY}) {
      Object back = value instanceof UUID id ? of(call(true, () -> values.ofUuid(id)))
          : of(call(true, () -> values.ofAnything(value)));
      assertThat(back).isSameAs(value).isSameAs(kept);
    }
    Reading reading = new Reading(1, 2, Optional.of("kW"));
    assertThat(of(call(true, () -> values.ofOptional(Optional.of(reading)))).get()).isSameAs(reading);
    Risen risen = new Risen(1);
    assertThat(of(call(true, () -> values.ofEvent(risen)))).isSameAs(risen).isSameAs(kept);
    Pair<Reading, List<Values.Event>> nothing = new Pair<>(reading, null);
    assertThat(of(call(true, () -> values.ofPair(nothing)))).isSameAs(nothing);
  }

  /** What is not of the declared type becomes so. */
  @ParameterizedTest
  @EnumSource
  void subclassesAndLooseNumbersArriveAsDeclared(RoadForm road) {
    spawn(road);
    class Loud extends ArrayList<Map<String, Reading>> {
      private static final long serialVersionUID = 1L;
    }
    Loud loud = new Loud();
    loud.add(Map.of());

    assertThat(of(call(true, () -> values.ofListOfMaps(loud))).getClass()).isEqualTo(ArrayList.class);
    assertThat(kept.getClass()).isEqualTo(ArrayList.class);
    assertThat(((List<?>) kept).get(0)).isExactlyInstanceOf(LinkedHashMap.class);
    assertThat(of(call(true, () -> values.ofAnything(List.of(1L, 1.5f, (short) 2, 'c', 1L << 40)))))
        .isEqualTo(List.of(1, 1.5, 2, "c", 1L << 40));
    assertThat(kept).isEqualTo(List.of(1, 1.5, 2, "c", 1L << 40));
    AgentProxy untyped = AgentProxy.of(values);
    assertThat(of(call(true, () -> untyped.call("ofFloat", 0.1)))).isEqualTo((double) 0.1f);
    assertThat(kept).isEqualTo(0.1f);
    of(call(true, () -> untyped.call("ofDouble", 3)));
    assertThat(kept).isEqualTo(3.0);
    of(call(true, () -> untyped.call("ofLong", 3)));
    assertThat(kept).isEqualTo(3L);
  }

  @SafeVarargs
  private static <T> List<T> list(T... elements) {
    return new ArrayList<>(Arrays.asList(elements));
  }

  private static <K, V> Map<K, V> map(K key, V value) {
    return new LinkedHashMap<>(Map.of(key, value));
  }
}
