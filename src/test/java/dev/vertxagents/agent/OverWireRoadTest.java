package dev.vertxagents.agent;

class OverWireRoadTest extends RoadContract {
  @Override
  ContainerOptions options() {
    return new ContainerOptions().setRoad(RoadChoice.WIRE).setPort(0);
  }

  @Override
  int loops() {
    return 50;
  }
}
