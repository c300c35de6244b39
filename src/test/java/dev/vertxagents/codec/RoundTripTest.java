package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {
  sealed interface Event permits Started, Measured { }

  record Started(String by, Optional<Integer> count) implements Event { }

  record Measured(float value, char unit, byte quality) implements Event { }

  record Journal(UUID id, Thread.State state, Map<Long, Set<String>> index, List<Event> events, double[][] table) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Journal that && id.equals(that.id) && state == that.state && index.equals(that.index)
          && events.equals(that.events) && Arrays.deepEquals(table, that.table);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  record Box<T>(T first, Object second, Long third) { }

  /** A value, and a type that may or may not be its own. */
  record Typed(Type type, Object value) { }

  private static final Type MAYBE = new TypeReference<Optional<Object>>() { }.type();
  private static final Type TWICE = new TypeReference<Optional<Optional<Integer>>>() { }.type();
  private static final Type BOX = new TypeReference<Box<Optional<Number>>>() { }.type();
  private static final List<Type> TYPES = List.of(Object.class, int.class, Integer.class, long.class, short.class,
      byte.class, float.class, double.class, BigInteger.class, Number.class, char.class, String.class, boolean.class,
      UUID.class, Thread.State.class, Instant.class, OffsetDateTime.class, ZonedDateTime.class, LocalTime.class,
      Duration.class, Event.class, Started.class, MAYBE, BOX, new TypeReference<Box<List<?>>>() { }.type(), Void.class);

  @Property(tries = 300)
  void plainTreesComeBackEqual(@ForAll("trees") Object tree) {
    for (Wire wire : Wire.BOTH) {
      assertThat(wire.convert(tree, Object.class)).isEqualTo(tree);
    }
  }

  @Property(tries = 300)
  void recordsComeBackEqual(@ForAll("journals") Journal journal) {
    for (Wire wire : Wire.BOTH) {
      assertThat(wire.trip(journal, Journal.class)).isEqualTo(journal);
      assertThat(wire.convert(journal, Journal.class)).isEqualTo(journal);
      assertThat(wire.write(journal)).isEqualTo(wire.write(Journal.class, journal));
    }
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void whatPassesIsWhatTheWireGives(@ForAll("typed") Typed typed) {
    for (Wire wire : Wire.BOTH) {
      if (wire.adapter(typed.type()).passes(typed.value())) {
        Object copy = wire.convert(typed.value(), typed.type());

        assertThat(copy).isEqualTo(typed.value());
        assertThat(classes(copy)).isEqualTo(classes(typed.value()));
        assertThat(wire.trip(typed.value(), typed.type())).isEqualTo(typed.value());
      }
    }
  }

  private static String classes(Object value) {
    if (value instanceof Optional<?> optional) {
      return "Optional " + classes(optional.orElse(null));
    }
    StringBuilder classes = new StringBuilder(value == null ? "null" : value.getClass().getName());
    if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        classes.append(' ').append(classes(get(component, value)));
      }
    }
    return classes.toString();
  }

  private static Object get(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Provide
  Arbitrary<Object> trees() {
    return Arbitraries.recursive(this::plain, inner -> Arbitraries.oneOf(
        inner.list().ofMaxSize(4).asGeneric(), Arbitraries.maps(texts(), inner).ofMaxSize(4).asGeneric()), 0, 4);
  }

  private Arbitrary<Object> plain() {
    return Arbitraries.oneOf(Arbitraries.just(null), Arbitraries.of(true, false), Arbitraries.integers(),
        Arbitraries.longs().filter(value -> value != value.intValue()), Arbitraries.doubles(), texts(),
        Arbitraries.bigIntegers().between(BigInteger.TWO.pow(63), BigInteger.TWO.pow(64).subtract(BigInteger.ONE)));
  }

  private Arbitrary<String> texts() {
    return Arbitraries.strings().ascii().withChars('ß', '€', '\u2028').ofMaxLength(12);
  }

  private Arbitrary<Event> events() {
    return Arbitraries.oneOf(
        Combinators.combine(texts().injectNull(0.1), Arbitraries.integers().optional()).as(Started::new),
        Combinators.combine(Arbitraries.floats(), Arbitraries.chars().ascii(), Arbitraries.bytes()).as(Measured::new));
  }

  @Provide
  Arbitrary<Journal> journals() {
    return Combinators.combine(uuids(), Arbitraries.of(Thread.State.class),
        Arbitraries.maps(Arbitraries.longs(), texts().set().ofMaxSize(3)).ofMaxSize(3), events().list().ofMaxSize(4),
        Arbitraries.doubles().array(double[].class).ofMaxSize(3).array(double[][].class).ofMaxSize(3)).as(Journal::new);
  }

  private Arbitrary<UUID> uuids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  private Arbitrary<Instant> instants() {
    return Combinators.combine(Arbitraries.longs().between(-60_000_000_000L, 250_000_000_000L),
        Arbitraries.of(0, 1, 1000, 999_999_000, 999_999_999)).as(Instant::ofEpochSecond);
  }

  private Arbitrary<OffsetDateTime> dates() {
    return Combinators.combine(instants(), Arbitraries.integers().between(-17 * 60, 17 * 60),
        Arbitraries.of(0, 0, 0, 1)).as((instant, minutes, seconds) -> instant.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60 + seconds)));
  }

  private Arbitrary<ZonedDateTime> zoned() {
    return Combinators.combine(dates(), Arbitraries.of("Europe/Berlin", "Z", "+02:00", "GMT").map(ZoneId::of))
        .as(OffsetDateTime::atZoneSameInstant);
  }

  private Arbitrary<Duration> spans() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.of(0, 1, 500_000_000, 999_999_999))
        .as(Duration::ofSeconds);
  }

  private Arbitrary<Object> anything() {
    Arbitrary<Object> numbers = Arbitraries.oneOf(Arbitraries.shorts(), Arbitraries.bytes(), Arbitraries.floats(),
        Arbitraries.longs(), Arbitraries.bigIntegers());
    Arbitrary<Object> single = Arbitraries.oneOf(plain(), numbers, instants(), dates(), zoned(), spans(), uuids(),
        Arbitraries.of(Thread.State.class), events(), Arbitraries.chars().ascii(), trees());
    return Arbitraries.oneOf(single, single.optional(), single.map(Optional::ofNullable).map(Optional::of));
  }

  private Arbitrary<Object> boxes() {
    return Combinators.combine(anything(), anything(), Arbitraries.longs().injectNull(0.1)).as(Box::new);
  }

  @Provide
  Arbitrary<Typed> typed() {
    return Arbitraries.oneOf(Combinators.combine(Arbitraries.of(TYPES), anything()).as(Typed::new),
        as(Instant.class, instants()), as(OffsetDateTime.class, dates()), as(ZonedDateTime.class, zoned()),
        as(Duration.class, spans()), as(Object.class, plain()), as(Event.class, events()), as(BOX, boxes()),
        as(MAYBE, anything().optional()),
        as(TWICE, Arbitraries.integers().optional().optional()), as(BigInteger.class, Arbitraries.bigIntegers()),
        as(Object.class, boxes()));
  }

  private Arbitrary<Typed> as(Type type, Arbitrary<?> values) {
    return values.map(value -> new Typed(type, value));
  }
}
