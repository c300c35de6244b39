package dev.vertxagents.launch;

import dev.vertxagents.codec.CodecRegistry;
import io.vertx.codegen.annotations.Nullable;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command understands. */
final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Print one JSON value instead of text, errors too.")
  private boolean json;

  @Option(names = "--wait", paramLabel = "DURATION", converter = SpanConverter.class, defaultValue = "0s",
      description = "How long to wait for peers that start later: 500ms, 10s, 2m, PT1M30S (default: not at all).")
  private Duration patience;

  @Option(names = "--verbose", description = "Show the stack traces of errors.")
  private boolean verbose;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  private @Nullable String codec;

  @Option(names = "--codec", paramLabel = "NAME", description = "What to speak: msgpack, json or blosc.")
  private void setCodec(String name) {
    try {
      codec = CodecRegistry.all().named(name).name();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  boolean json() {
    return json;
  }

  Duration patience() {
    return patience;
  }

  boolean verbose() {
    return verbose;
  }

  /** A name that exists, or null if the user named none. */
  @Nullable String codec() {
    return codec;
  }
}
