package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Values.Caused;
import dev.vertxagents.agent.Values.Deep;
import dev.vertxagents.agent.Values.Pair;
import dev.vertxagents.agent.Values.Phase;
import dev.vertxagents.agent.Values.Reading;
import dev.vertxagents.agent.Values.Risen;
import dev.vertxagents.codec.TypeSerializer;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of value goes through typed calls and back, on each road, with generated code and without. */
class ValuesTest {
  private static final Reading READING = new Reading(1, 2.5, Optional.of("kW"));
  private static final Reading UNITLESS = new Reading(-1, Double.MIN_VALUE, Optional.empty());
  private static final TypeSerializer<BitSet> BITS = new TypeSerializer<>(BitSet.class,
      bits -> bits.stream().boxed().toList(), list -> {
        BitSet bits = new BitSet();
        ((List<?>) list).forEach(bit -> bits.set((int) bit));
        return bits;
      });

  private final Vertx vertx = Vertx.vertx();
  private Container container;
  private Object arrived;

  @AfterEach
  void close() {
    of(vertx.close());
  }

  /** An agent that gives back what it takes; but no proxy that came over a connection, which cannot go back there. */
  private Object echo(Object self, Method method, Object[] args) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, args);
    }
    arrived = args == null ? null : args[0];
    return switch (method.getName()) {
      case "ofNothing" -> Future.succeededFuture();
      case "ofBoxes" -> Future.succeededFuture(Arrays.toString(args));
      case "ofStage" -> CompletableFuture.completedFuture(args[0]);
      case "ofRest" -> Future.succeededFuture(Arrays.stream((int[]) args[1]).sum());
      case "ofReadingsRest" -> Future.succeededFuture(List.of((Reading[]) args[0]));
      case "ofKeywords" -> Future.succeededFuture(Map.of("x", args[0], "y", args[1], "others", args[2]));
      case "keyed" -> Future.succeededFuture(Map.of(args[0], List.of(args[1])));
      case "ofProxy" -> ((Values) args[0]).ofInt(5).map(five -> container.proxy(address(), Values.class));
      case "ofProxies" -> ((AgentProxy) ((List<?>) args[0]).get(0)).call("ofInt", 6)
          .map(six -> List.of(container.proxy(address())));
      case "step" -> (Values.Step) value -> Future.succeededFuture(2 * value);
      default -> Future.succeededFuture(args[0]);
    };
  }

  private String address() {
    return container.address() + "values";
  }

  private Values spawn(RoadForm road) {
    container = road.open(vertx, builder -> builder.withSerializers(List.of(BITS)));
    Values echo = (Values) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Values.class},
        this::echo);
    Values values = of(container.spawn("values", Agent.of(Values.class, echo))).as(Values.class);
    assertThat(values.getClass().getSimpleName().equals("ValuesProxy")).isNotEqualTo(road.isReflective());
    return values;
  }

  /** Calls from within the container, so that the direct road is one. */
  private <T> void goesAndComes(Function<T, Future<T>> method, T value) {
    T back = Outcome.at(container, () -> method.apply(value));

    assertThat(arrived).usingRecursiveComparison().isEqualTo(value);
    assertThat(back).usingRecursiveComparison().isEqualTo(value);
    if (value != null && !(value instanceof Iterable || value instanceof Map || value instanceof Buffer)) {
      assertThat(arrived).hasSameClassAs(value);
      assertThat(back).hasSameClassAs(value);
    }
  }

  @ParameterizedTest
  @EnumSource
  void singleValues(RoadForm road) {
    Values values = spawn(road);

    goesAndComes(values::ofBoolean, true);
    goesAndComes(values::ofByte, Byte.MIN_VALUE);
    goesAndComes(values::ofShort, Short.MAX_VALUE);
    goesAndComes(values::ofInt, Integer.MIN_VALUE);
    goesAndComes(values::ofLong, Long.MAX_VALUE);
    goesAndComes(values::ofChar, 'ß');
    goesAndComes(values::ofFloat, 0.1f);
    goesAndComes(values::ofDouble, -0.0);
    goesAndComes(values::ofBig, BigInteger.TWO.pow(63));
    goesAndComes(values::ofString, "größer\0\uD83D\uDE00");
    goesAndComes(values::ofString, null);
    goesAndComes(values::ofUuid, new UUID(1, 2));
    goesAndComes(values::ofEnum, Phase.L2);
    goesAndComes(values::ofDuration, Duration.ofMillis(1500));
    goesAndComes(values::ofInstant, Instant.parse("2024-02-29T12:00:00.123456Z"));
    goesAndComes(values::ofOffset, OffsetDateTime.parse("2024-02-29T12:00:00+01:30"));
    goesAndComes(values::ofZoned, ZonedDateTime.parse("2024-02-29T12:00:00Z"));
    goesAndComes(values::ofRegistered, BitSet.valueOf(new long[] {5}));
    assertThat(of(values.ofBoxes(true, (byte) 1, (short) 2, 3, 4L, 'c', 0.5f, null)))
        .isEqualTo("[true, 1, 2, 3, 4, c, 0.5, null]");
    assertThat(of(values.ofNothing())).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void composites(RoadForm road) {
    Values values = spawn(road);
    Deep inner = new Deep(UNITLESS, List.of(), new Risen(1), new Phase[0], null);

    goesAndComes(values::ofBytes, new byte[] {1, -1});
    goesAndComes(values::ofBuffer, Buffer.buffer("bytes"));
    goesAndComes(values::ofInts, new int[] {1, 1 << 30});
    goesAndComes(values::ofMatrix, new double[][] {{1.5}, {}, {2, 3}});
    goesAndComes(values::ofReadings, new Reading[] {READING, null, UNITLESS});
    goesAndComes(values::ofListOfMaps, List.of(Map.of("a", READING), Map.of()));
    goesAndComes(values::ofMap, Map.of(new UUID(3, 4), Set.of(Phase.L1, Phase.L2), new UUID(5, 6), Set.of()));
    goesAndComes(values::ofSorted, new TreeMap<>(Map.of(Phase.L2, Optional.of(READING), Phase.L1, Optional.empty())));
    goesAndComes(values::ofOptional, Optional.of(READING));
    goesAndComes(values::ofOptional, Optional.empty());
    goesAndComes(values::ofDeep,
        new Deep(READING, List.of(Map.of("a", UNITLESS)), new Caused(new Risen(2)), Phase.values(), inner));
    goesAndComes(values::ofEvent, new Caused(new Caused(new Risen(0.5))));
    goesAndComes(values::ofPair, new Pair<>(READING, List.of(new Risen(1), new Caused(null))));
    goesAndComes(values::ofLists, listsOf(List.of("a"), List.of()));
    assertThat(Outcome.at(container, () -> values.ofData(new AgentOptions().setAid("a"))).toJson())
        .isEqualTo(new AgentOptions().setAid("a").toJson());
    assertThat(Outcome.at(container, () -> values.ofJson(new JsonObject().put("a", new JsonArray().add(1)))))
        .isEqualTo(new JsonObject().put("a", new JsonArray().add(1)));
    assertThat(Outcome.at(container, () -> values.ofJsonArray(new JsonArray().add("x").addNull())))
        .isEqualTo(new JsonArray().add("x").addNull());
  }

  @SafeVarargs
  private static List<String>[] listsOf(List<String>... lists) {
    return lists;
  }

  @ParameterizedTest
  @EnumSource
  void declaredAsAnything(RoadForm road) {
    Values values = spawn(road);
    Map<String, Object> sent = new LinkedHashMap<>();
    sent.put("long", 5L);
    sent.put("float", 0.5f);
    sent.put("char", 'c');
    sent.put("big", BigInteger.TEN);
    sent.put("list", Arrays.asList((short) 1, null, new int[] {2}));
    sent.put("record", new Risen(1));
    sent.put("enum", Phase.L2);
    sent.put("optional", Optional.of(Optional.empty()));
    Map<String, Object> received = new LinkedHashMap<>();
    received.put("long", 5);
    received.put("float", 0.5);
    received.put("char", "c");
    received.put("big", 10);
    received.put("list", Arrays.asList(1, null, List.of(2)));
    received.put("record", Map.of("type", "Risen", "by", 1.0));
    received.put("enum", "L2");
    received.put("optional", null);

    assertThat(Outcome.at(container, () -> values.ofAnything(sent))).isEqualTo(received);
    assertThat(arrived).isEqualTo(received);
    assertThat(Outcome.at(container, () -> values.ofAnything(1L << 40))).isEqualTo(1L << 40);
    assertThat(Outcome.at(container, () -> values.ofAnything(null))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void proxiesAndSubServices(RoadForm road) {
    Values values = spawn(road);

    Values back = Outcome.at(container, () -> values.ofProxy(values));
    List<AgentProxy> proxies = Outcome.at(container, () -> values.ofProxies(List.of(AgentProxy.of(values))));

    assertThat(of(back.ofInt(7))).isEqualTo(7);
    assertThat(of(proxies.get(0).call("ofInt", 8))).isEqualTo(8);
    assertThat(of(values.step().twice(21))).isEqualTo(42);
    assertThat(Outcome.at(container, () -> values.step().twice(21))).isEqualTo(42);
    assertThat(of(AgentProxy.of(values).call("below/twice", 4))).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource
  void parametersOfEveryKind(RoadForm road) {
    Values values = spawn(road);

    assertThat(of(values.ofRest("a"))).isZero();
    assertThat(of(values.ofRest("a", 1, 2, 3))).isEqualTo(6);
    assertThat(of(values.ofReadingsRest(READING, UNITLESS))).containsExactly(READING, UNITLESS);
    assertThat(of(values.ofKeywords(1, 2, Map.of("r", READING)))).isEqualTo(Map.of("x", 1, "y", 2, "others",
        Map.of("r", Map.of("round", 1, "value", 2.5, "unit", "kW"))));
    assertThat(Outcome.at(container, () -> Future.fromCompletionStage(values.ofStage(new ArrayList<>(List.of(1))))))
        .containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource
  void nothingForWhatCollectsArguments(RoadForm road) {
    Values values = spawn(road);

    assertThat(Outcome.at(container, () -> values.ofRest("a", (int[]) null))).isZero();
    assertThat(Outcome.at(container, () -> values.ofReadingsRest((Reading[]) null))).isEmpty();
    assertThat(Outcome.at(container, () -> values.ofKeywords(1, 2, null)).get("others")).isEqualTo(Map.of());
  }

  private void assertRefused(FailureCode code, String text, Supplier<Future<Object>> call) {
    AgentException failure = Outcome.agentFailureOf(((OpenContainer) container).home().call(call::get));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.executed()).isEqualTo(Executed.NO);
    assertThat(failure.getMessage()).startsWith(text);
    assertThat(arrived).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void C18_argumentsThatCannotTravel(RoadForm road) {
    Values values = spawn(road);
    Map<String, Reading> nameless = new HashMap<>();
    nameless.put(null, READING);
    List<Object> endless = new ArrayList<>();
    endless.add(endless);

    assertRefused(FailureCode.ENCODE_FAILED, "request cannot be written: map key is reserved for special objects",
        () -> values.ofAnything(Map.of("__type__", 1)));
    assertRefused(FailureCode.ENCODE_FAILED, "request cannot be written: value cannot travel: type=java.lang.Object",
        () -> values.ofAnything(new Object()));
    assertRefused(FailureCode.ENCODE_FAILED, "request cannot be written: value cannot travel: type=java.lang.Object",
        () -> values.ofAnything(List.of(Map.of("a", new Object()))));
    assertRefused(FailureCode.ENCODE_FAILED, "request cannot be written: value nests too deep",
        () -> values.ofAnything(endless));
    assertRefused(FailureCode.ENCODE_FAILED, "request cannot be written: a keyword is null",
        () -> values.ofKeywords(1, 2, nameless).map(Object.class::cast));
    assertRefused(FailureCode.ENCODE_FAILED, "request cannot be written: frame exceeds limit",
        () -> values.ofString("x".repeat(5 << 20)).map(Object.class::cast));
    assertRefused(FailureCode.BAD_ARGUMENTS, "ofKeywords() got argument \"x\" twice",
        () -> values.ofKeywords(1, 2, Map.of("x", READING)).map(Object.class::cast));
  }

  @ParameterizedTest
  @EnumSource
  void whatAGenericParentDeclares(RoadForm road) {
    Values values = spawn(road);

    assertThat(of(values.keyed(7, READING))).isEqualTo(Map.of(7, List.of(READING)));
    assertThat(of(values.only(7, UNITLESS))).isEqualTo(UNITLESS);
  }
}
