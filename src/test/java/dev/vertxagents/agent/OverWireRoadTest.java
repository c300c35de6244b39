package dev.vertxagents.agent;

class OverWireRoadTest extends RoadContract {
  @Override
  ContainerOptions options() {
    return new ContainerOptions().setRoad(RoadChoice.WIRE).setPort(0);
  }

  /** A round trip each: fewer, for the time it takes; nothing nests from one to the next. */
  @Override
  int many() {
    return 100_000;
  }
}
