package dev.vertxagents.agent;

/** The same without generated code. */
class ReflectiveWireRoadTest extends OverWireRoadTest {
  @Override
  ContainerBuilder form(ContainerBuilder builder) {
    return builder.reflective();
  }
}
