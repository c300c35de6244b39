package dev.vertxagents.codegen;

import io.vertx.codegen.processor.Generator;
import io.vertx.codegen.processor.GeneratorLoader;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;

/** What the vertx-codegen processor finds by its service file: the generators of proxies and of routes. */
public final class ExposeGenerators implements GeneratorLoader {
  /** For the processor. */
  public ExposeGenerators() {
  }

  @Override
  public Stream<Generator<?>> loadGenerators(ProcessingEnvironment environment) {
    return Stream.of(new ProxyGenerator(), new RoutesGenerator());
  }
}
