package dev.vertxagents.agent;

class OverBusRoadTest extends RoadContract {
  @Override
  ContainerOptions options() {
    return new ContainerOptions().setRoad(RoadChoice.WIRE).setBus(true);
  }

  @Override
  int loops() {
    return 50;
  }
}
