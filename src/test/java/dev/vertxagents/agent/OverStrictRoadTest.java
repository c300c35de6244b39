package dev.vertxagents.agent;

/** The direct road, with everything written and read all the same. */
class OverStrictRoadTest extends RoadContract {
  @Override
  ContainerOptions options() {
    return new ContainerOptions().setStrictLocality(true);
  }
}
