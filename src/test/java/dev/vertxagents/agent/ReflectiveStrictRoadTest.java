package dev.vertxagents.agent;

/** The same without generated code. */
class ReflectiveStrictRoadTest extends OverStrictRoadTest {
  @Override
  ContainerBuilder form(ContainerBuilder builder) {
    return builder.reflective();
  }
}
