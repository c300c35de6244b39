package dev.vertxagents.agent;

/** The same without generated code. */
class ReflectiveHopRoadTest extends OverHopRoadTest {
  @Override
  ContainerBuilder form(ContainerBuilder builder) {
    return builder.reflective();
  }
}
