package dev.vertxagents.agent;

class OverHopRoadTest extends RoadContract {
  @Override
  ContainerOptions options() {
    return new ContainerOptions().setRoad(RoadChoice.HOP);
  }
}
