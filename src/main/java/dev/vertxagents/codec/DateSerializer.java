package dev.vertxagents.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * Dates as aiomas sends them, always type 0 between containers: ISO 8601 as Python's arrow prints it, such as
 * {@code 2017-12-29T10:30:00+00:00}, with six digits of fraction where there is one and always a numeric offset.
 *
 * <p>What is finer than a microsecond, or an offset's seconds, is cut off (the latter keeps the instant); years are 1
 * to 9999. Read are also a {@code Z}, no offset (UTC), one to nine digits of fraction, a space for the {@code T}, and
 * a date without a time. {@code Instant}, {@code OffsetDateTime} and {@code ZonedDateTime} are all written so; read
 * without a declared type it is an {@code OffsetDateTime}. A zone's name does not travel.
 */
public final class DateSerializer {
  /** What to register; stateless. */
  public static final TypeSerializer<OffsetDateTime> INSTANCE =
      new TypeSerializer<>(OffsetDateTime.class, DateSerializer::format, DateSerializer::parse);

  static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private static final int NANOS_PER_MICRO = 1000;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int LONGEST = 40;
  private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
  private static final DateTimeFormatter FRACTION = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");
  private static final DateTimeFormatter PARSER = new DateTimeFormatterBuilder()
      .appendPattern("uuuu-MM-dd['T'HH:mm[:ss]]")
      .optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd()
      .appendPattern("[XXX][XX][X]")
      .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
      .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
      .toFormatter().withResolverStyle(ResolverStyle.STRICT);

  private DateSerializer() {
  }

  private static String format(OffsetDateTime date) {
    OffsetDateTime shown = date.withOffsetSameInstant(wholeMinutes(date.getOffset())).truncatedTo(ChronoUnit.MICROS);
    if (shown.getYear() < 1 || shown.getYear() > 9999) {
      throw outOfRange();
    }
    return (shown.getNano() == 0 ? WHOLE : FRACTION).format(shown);
  }

  static CodecException outOfRange() {
    return new CodecException("date out of range: min=0001-01-01 max=9999-12-31");
  }

  private static ZoneOffset wholeMinutes(ZoneOffset offset) {
    return ZoneOffset.ofTotalSeconds(offset.getTotalSeconds() / SECONDS_PER_MINUTE * SECONDS_PER_MINUTE);
  }

  private static OffsetDateTime parse(Object data) {
    if (!(data instanceof String text) || text.length() > LONGEST) {
      throw new DateTimeException("a date is a text of at most " + LONGEST + " characters");
    }
    boolean spaced = text.length() > 10 && text.charAt(10) == ' ';
    return PARSER.parse(spaced ? text.substring(0, 10) + 'T' + text.substring(11) : text, OffsetDateTime::from);
  }

  /** Whether the wire gives an equal date. */
  static boolean isExact(OffsetDateTime date) {
    return date.getNano() % NANOS_PER_MICRO == 0 && date.getOffset().getTotalSeconds() % SECONDS_PER_MINUTE == 0
        && date.getYear() >= 1 && date.getYear() <= 9999;
  }
}
