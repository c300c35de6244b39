package dev.vertxagents.launch;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Spans of time on the command line: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h} or ISO-8601; a bare number
 * has no unit and is refused.
 */
final class SpanConverter implements ITypeConverter<Duration> {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  @Override
  public Duration convert(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofHours(amount);
      };
    }
    try {
      Duration span = Duration.parse(text);
      if (!span.isNegative()) {
        return span;
      }
    } catch (DateTimeException notIso) {
      throw new TypeConversionException("not a span of time: " + text + " (write 500ms, 10s, 2m or PT1M30S)");
    }
    throw new TypeConversionException("span of time is negative: " + text);
  }
}
