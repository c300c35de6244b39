package dev.vertxagents.codegen;

import io.vertx.codegen.processor.Generator;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What both generators have in common. */
abstract class ExposeGenerator extends Generator<ExposedType> {
  private final String suffix;

  ExposeGenerator(String name, String suffix) {
    this.name = name;
    this.kinds = Set.of(ExposedType.KIND);
    this.suffix = suffix;
  }

  @Override
  public final Collection<Class<? extends Annotation>> annotations() {
    return List.of(Names.annotation(Names.EXPOSE), Names.annotation(Names.ARG));
  }

  /** Whether there is anything to write for a type. */
  abstract boolean applies(ExposedType type);

  abstract String source(ExposedType type);

  @Override
  public final String filename(ExposedType type) {
    return applies(type) && type.isReady() ? type.getFqn() + suffix + ".java" : null;
  }

  @Override
  public final String render(ExposedType type, int index, int size, Map<String, Object> session) {
    return source(type);
  }
}
