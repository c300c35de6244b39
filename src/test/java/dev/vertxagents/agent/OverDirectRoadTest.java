package dev.vertxagents.agent;

class OverDirectRoadTest extends RoadContract {
  @Override
  ContainerOptions options() {
    return new ContainerOptions();
  }

  @Override
  int many() {
    return 1_000_000;
  }
}
