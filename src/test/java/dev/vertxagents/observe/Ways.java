package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.of;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.Instrument;
import dev.vertxagents.agent.RoadChoice;
import io.vertx.core.Vertx;
import java.util.List;

/** The roads from one container to another, or to itself. */
enum Ways {
  DIRECT("direct"), STRICT("direct"), HOP("hop"), TCP("wire"), JSON("wire"), BUS("wire");

  private final String road;

  Ways(String road) {
    this.road = road;
  }

  /** What observers call it. */
  String road() {
    return road;
  }

  /** A container whose calls all take this way; {@code DIRECT}: to itself only. */
  Container open(Vertx vertx, String name, List<? extends Instrument> instruments) {
    ContainerOptions options = new ContainerOptions().setName(name);
    switch (this) {
      case DIRECT -> options.setRoad(RoadChoice.AUTO);
      case STRICT -> options.setRoad(RoadChoice.AUTO).setStrictLocality(true);
      case HOP -> options.setRoad(RoadChoice.HOP);
      case TCP -> options.setRoad(RoadChoice.WIRE).setPort(0);
      case JSON -> options.setRoad(RoadChoice.WIRE).setPort(0).setCodec("json");
      case BUS -> options.setRoad(RoadChoice.WIRE).setBus(true);
    }
    var builder = Container.builder(vertx).with(options);
    instruments.forEach(builder::observe);
    return of(builder.open());
  }

  boolean staysInside() {
    return this == DIRECT || this == STRICT;
  }
}
