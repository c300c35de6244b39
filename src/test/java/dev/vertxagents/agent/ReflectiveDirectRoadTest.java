package dev.vertxagents.agent;

/** The same without generated code. */
class ReflectiveDirectRoadTest extends OverDirectRoadTest {
  @Override
  ContainerBuilder form(ContainerBuilder builder) {
    return builder.reflective();
  }
}
