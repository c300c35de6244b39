package dev.vertxagents.rpc;

import java.util.List;

/** The same without generated code. */
class ReflectiveLocalRoadTest extends LocalRoadTest {
  private static final Types REFLECTIVE = new Types(List.of(), List.of(), true);

  @Override
  Types types() {
    return REFLECTIVE;
  }
}
