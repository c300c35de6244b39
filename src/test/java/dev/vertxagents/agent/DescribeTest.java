package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code _describe} tells of an agent's methods: the same in both forms, but for what only the source knows. */
class DescribeTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    of(vertx.close());
  }

  @SuppressWarnings("unchecked") // as RootService makes it
  private Map<String, Map<String, Object>> methods(RoadForm road) {
    Container container = road.open(vertx, builder -> builder.withSerializers(List.of(
        new dev.vertxagents.codec.TypeSerializer<>(BitSet.class, BitSet::toString, text -> new BitSet()))));
    Values values = (Values) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Values.class},
        (self, method, args) -> Future.succeededFuture());
    of(container.spawn("values", Agent.of(Values.class, values)));
    of(container.spawn("all", new Everything()));
    Map<String, Map<String, Object>> methods = new TreeMap<>();
    for (String aid : List.of("values", "all")) {
      Map<String, Object> described = new RootService((OpenContainer) container).describe(aid, 0);
      for (Object method : (List<?>) described.get("methods")) {
        methods.put(aid + "/" + ((Map<?, ?>) method).get("name"), new HashMap<>((Map<String, Object>) method));
      }
    }
    return methods;
  }

  @Test
  void tellsTheSameInBothForms() {
    Map<String, Map<String, Object>> generated = methods(RoadForm.DIRECT);
    Map<String, Map<String, Object>> reflective = methods(RoadForm.DIRECT_REFLECTIVE);

    assertThat(generated.get("values/keyed").remove("doc")).isEqualTo("What a generic parent declares.");
    assertThat(reflective.get("values/keyed")).doesNotContainKey("doc");
    assertThat(generated).isEqualTo(reflective).hasSizeGreaterThan(50);
  }

  @Test
  void tellsFullTypes() {
    Map<String, Map<String, Object>> methods = methods(RoadForm.DIRECT);

    assertThat(methods.get("values/keyed")).containsEntry("result", "Map<Integer, List<Reading>>");
    assertThat(methods.get("values/ofLists")).containsEntry("result", "List<String>[]");
    assertThat(methods.get("values/ofPair")).containsEntry("result", "Pair<Reading, List<Event>>");
    assertThat(methods.get("values/ofMatrix")).containsEntry("result", "double[][]");
    assertThat(methods.get("values/ofNothing")).containsEntry("result", "Void");
    assertThat(methods.get("values/ofKeywords").get("parameters")).isEqualTo(List.of(
        Map.of("name", "x", "type", "int", "kind", "plain"),
        Map.of("name", "y", "type", "long", "kind", "keyword", "default", "7"),
        Map.of("name", "others", "type", "Reading", "kind", "others")));
  }
}
