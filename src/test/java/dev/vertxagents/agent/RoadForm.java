package dev.vertxagents.agent;

import io.vertx.core.Vertx;
import java.util.function.UnaryOperator;

/** Every road, with generated code and by reflection. */
enum RoadForm {
  DIRECT(options -> options, false), DIRECT_REFLECTIVE(options -> options, true),
  STRICT(options -> options.setStrictLocality(true), false),
  STRICT_REFLECTIVE(options -> options.setStrictLocality(true), true),
  HOP(options -> options.setRoad(RoadChoice.HOP), false),
  HOP_REFLECTIVE(options -> options.setRoad(RoadChoice.HOP), true),
  WIRE(options -> options.setPort(0).setRoad(RoadChoice.WIRE), false),
  WIRE_REFLECTIVE(options -> options.setPort(0).setRoad(RoadChoice.WIRE), true),
  BUS(options -> options.setBus(true).setRoad(RoadChoice.WIRE), false);

  private final UnaryOperator<ContainerOptions> options;
  private final boolean reflective;

  RoadForm(UnaryOperator<ContainerOptions> options, boolean reflective) {
    this.options = options;
    this.reflective = reflective;
  }

  /** A container whose calls all take this road. */
  Container open(Vertx vertx) {
    return open(vertx, builder -> builder);
  }

  Container open(Vertx vertx, UnaryOperator<ContainerBuilder> more) {
    return open(vertx, more, unchanged -> unchanged);
  }

  Container open(Vertx vertx, UnaryOperator<ContainerBuilder> more, UnaryOperator<ContainerOptions> moreOptions) {
    ContainerBuilder builder = more.apply(Container.builder(vertx))
        .with(moreOptions.apply(options.apply(new ContainerOptions())));
    return Outcome.of((reflective ? builder.reflective() : builder).open());
  }

  boolean isReflective() {
    return reflective;
  }
}
