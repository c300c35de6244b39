package dev.vertxagents.agent;

class ReflectiveBusDoorTest extends BusDoorTest {
  @Override
  ContainerBuilder form(ContainerBuilder builder) {
    return builder.reflective();
  }
}
