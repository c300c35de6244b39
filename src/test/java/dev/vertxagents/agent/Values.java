package dev.vertxagents.agent;

import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Takes and gives back one of each kind of value. */
@Expose
interface Values extends Keyed<Integer, Values.Reading> {
  /** A record with single values. */
  record Reading(int round, double value, Optional<String> unit) { }

  /** Records, families, lists and arrays in a record that contains itself. */
  record Deep(Reading one, List<Map<String, Reading>> more, Event event, Phase[] phases, @Nullable Deep next) { }

  /** Generic. */
  record Pair<A, B>(A first, B second) { }

  /** A family. */
  sealed interface Event { }

  /** Up. */
  record Risen(double by) implements Event { }

  /** Because of another one. */
  record Caused(Event by) implements Event { }

  /** One of three; one of them is a class of its own. */
  enum Phase { L1, L2 { }, L3 }

  Future<Boolean> ofBoolean(boolean value);

  Future<Byte> ofByte(byte value);

  Future<Short> ofShort(short value);

  Future<Integer> ofInt(int value);

  Future<Long> ofLong(long value);

  Future<Character> ofChar(char value);

  Future<Float> ofFloat(float value);

  Future<Double> ofDouble(double value);

  Future<Object> ofBoxes(Boolean a, Byte b, Short c, Integer d, Long e, Character f, Float g, Double h);

  Future<BigInteger> ofBig(BigInteger value);

  Future<String> ofString(@Nullable String value);

  Future<UUID> ofUuid(UUID value);

  Future<Phase> ofEnum(Phase value);

  Future<byte[]> ofBytes(byte[] value);

  Future<Buffer> ofBuffer(Buffer value);

  Future<JsonObject> ofJson(JsonObject value);

  Future<JsonArray> ofJsonArray(JsonArray value);

  Future<int[]> ofInts(int[] value);

  Future<double[][]> ofMatrix(double[][] value);

  Future<Reading[]> ofReadings(Reading[] value);

  Future<List<String>[]> ofLists(List<String>[] value);

  Future<Instant> ofInstant(Instant value);

  Future<OffsetDateTime> ofOffset(OffsetDateTime value);

  Future<ZonedDateTime> ofZoned(ZonedDateTime value);

  Future<Duration> ofDuration(Duration value);

  Future<List<Map<String, Reading>>> ofListOfMaps(List<Map<String, Reading>> value);

  Future<Map<UUID, Set<Phase>>> ofMap(Map<UUID, Set<Phase>> value);

  Future<SortedMap<Phase, Optional<Reading>>> ofSorted(SortedMap<Phase, Optional<Reading>> value);

  Future<Optional<Reading>> ofOptional(Optional<Reading> value);

  Future<Deep> ofDeep(Deep value);

  Future<Event> ofEvent(Event value);

  Future<Pair<Reading, List<Event>>> ofPair(Pair<Reading, List<Event>> value);

  @SuppressWarnings({"ExposeParameterType", "ExposeReturnType"}) // a serializer is registered
  Future<BitSet> ofRegistered(BitSet value);

  Future<AgentOptions> ofData(AgentOptions value);

  Future<Object> ofAnything(@Nullable Object value);

  Future<Values> ofProxy(Values value);

  Future<List<AgentProxy>> ofProxies(List<AgentProxy> value);

  Future<Void> ofNothing();

  CompletionStage<List<Integer>> ofStage(List<Integer> value);

  Future<Integer> ofRest(String first, int... rest);

  Future<List<Reading>> ofReadingsRest(Reading... rest);

  Future<Map<String, Object>> ofKeywords(@Arg("x") int a, @Arg(value = "y", keyword = true, orElse = "7") long b,
      @Arg(keyword = true) Map<String, Reading> others);

  @Expose("below")
  Step step();

  /** A sub-service. */
  @Expose
  @SuppressWarnings("ExposeNested") // on purpose: its interface is nested
  interface Step {
    Future<Integer> twice(int value);
  }
}
