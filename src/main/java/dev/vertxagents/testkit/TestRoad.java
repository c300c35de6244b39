package dev.vertxagents.testkit;

import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.RoadChoice;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** A way for the calls of one test: how its containers are set up. */
enum TestRoad implements TestTemplateInvocationContext {
  /** The shortest road, values handed over as they are where that makes no difference. */
  DIRECT(RoadChoice.AUTO, false),
  /** Through the event loop. */
  HOP(RoadChoice.HOP, false),
  /** Through sockets. */
  WIRE(RoadChoice.WIRE, false),
  /** The shortest road, all values written and read. */
  STRICT(RoadChoice.AUTO, true);

  private static final Namespace SPACE = Namespace.create(TestRoad.class);

  private final RoadChoice choice;
  private final boolean strict;

  TestRoad(RoadChoice choice, boolean strict) {
    this.choice = choice;
    this.strict = strict;
  }

  /** The one that a test was told to take; strict, unless it was. */
  static TestRoad of(ExtensionContext test) {
    return test.getStore(SPACE).getOrDefault(TestRoad.class, TestRoad.class, STRICT);
  }

  /** Leads the calls of a container here. */
  ContainerOptions lead(ContainerOptions options) {
    return options.setRoad(choice).setStrictLocality(strict);
  }

  @Override
  public String getDisplayName(int index) {
    return "road=" + name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of((BeforeEachCallback) test -> test.getStore(SPACE).put(TestRoad.class, this));
  }
}
