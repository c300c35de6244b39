package dev.vertxagents.agent;

class OverDirectRoadTest extends RoadContract {
  @Override
  ContainerOptions options() {
    return new ContainerOptions();
  }
}
