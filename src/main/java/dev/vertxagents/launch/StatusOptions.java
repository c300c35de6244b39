package dev.vertxagents.launch;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.net.SocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where {@code run} is looked at by those who watch over it. */
final class StatusOptions {
  @Option(names = "--metrics", paramLabel = "[HOST:]PORT", converter = PlaceConverter.class,
      description = "Serves what is measured at /metrics, for Prometheus (host: 127.0.0.1 unless given).")
  private @Nullable SocketAddress metrics;

  @Option(names = "--health", paramLabel = "[HOST:]PORT", converter = PlaceConverter.class,
      description = "Serves /health/live and /health/ready: 200 or 503, with reasons in JSON.")
  private @Nullable SocketAddress health;

  @Nullable SocketAddress metrics() {
    return metrics;
  }

  @Nullable SocketAddress health() {
    return health;
  }

  /** Reads {@code 9090}, {@code 0.0.0.0:9090}, {@code [::1]:9090}. */
  static final class PlaceConverter implements ITypeConverter<SocketAddress> {
    private static final Pattern PLACE = Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):)?([0-9]{1,5})");

    @Override
    public SocketAddress convert(String text) {
      Matcher place = PLACE.matcher(text);
      if (!place.matches() || Integer.parseInt(place.group(2)) > 65_535) {
        throw new TypeConversionException("not a place to listen: " + text + " (PORT or HOST:PORT, such as 9090)");
      }
      String host = place.group(1) == null ? "127.0.0.1" : place.group(1).replaceAll("[\\[\\]]", "");
      return SocketAddress.inetSocketAddress(Integer.parseInt(place.group(2)), host);
    }
  }
}
