package dev.vertxagents.codec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Immutable classes that travel as the text which they print and parse themselves. */
final class TextTypes {
  /** One of them, and its parser. */
  record TextType<T>(Class<T> type, Function<String, T> parser) {
    T read(String text) {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new TypeMismatchException("text is no " + type.getSimpleName() + ": length=" + text.length());
      }
    }
  }

  private TextTypes() {
  }

  static List<TextType<?>> all() {
    return List.of(
        new TextType<>(UUID.class, UUID::fromString),
        new TextType<>(LocalDate.class, LocalDate::parse),
        new TextType<>(LocalTime.class, LocalTime::parse),
        new TextType<>(LocalDateTime.class, LocalDateTime::parse),
        new TextType<>(YearMonth.class, YearMonth::parse),
        new TextType<>(Period.class, Period::parse));
  }
}
