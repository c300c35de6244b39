package dev.vertxagents.rpc;

import java.util.List;

/** The same without generated code. */
class ReflectiveDirectRoadTest extends DirectRoadTest {
  private static final Types REFLECTIVE = new Types(List.of(), List.of(), true);

  @Override
  Types types() {
    return REFLECTIVE;
  }
}
