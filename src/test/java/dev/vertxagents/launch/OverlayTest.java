package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

final class OverlayTest {
  private static final JsonObject PLANT = new JsonObject("""
      { "containers": [
          { "name": "west", "port": 5555, "clock": {"type": "external", "start": "2026-01-31T00:00:00Z"},
            "agents": [ {"aid": "meter", "count": 3, "config": {"interval": "PT1S", "unit": "kW"}}, {"aid": "b"} ] },
          { "name": "west.2", "port": 5556 } ],
        "run": { "type": "Report", "config": { "case": "small.m", "tolerance": {"cost": 1, "power": 2} } } }
      """);

  @Test
  void mergesByContainerName() {
    assertThat(container(merge("{\"west\": {\"port\": 6000, \"codec\": \"json\"}}"), 0))
        .isEqualTo(container(PLANT.copy(), 0).put("port", 6000).put("codec", "json"));
  }

  @Test
  void leavesTheOriginalAsItWas() {
    JsonObject before = PLANT.copy();

    merge("{\"west\": {\"clock\": {\"type\": \"real\"}, \"agents\": {\"meter\": {\"count\": 1}}}, \"case\": \"x\"}");

    assertThat(PLANT).isEqualTo(before);
  }

  @Test
  void removesWithNull() {
    assertThat(container(merge("{\"west\": {\"clock\": null}}"), 0).containsKey("clock")).isFalse();
  }

  @Test
  void changesAgentsByAidOrReplacesThem() {
    assertThat(container(merge("{\"west\": {\"agents\": {\"meter\": {\"config\": {\"interval\": \"PT2S\"}}}}}"), 0)
        .getJsonArray("agents").getJsonObject(0).getJsonObject("config"))
        .isEqualTo(new JsonObject().put("interval", "PT2S").put("unit", "kW"));
    assertThat(container(merge("{\"west\": {\"agents\": []}}"), 0).getJsonArray("agents")).isEmpty();
  }

  @Test
  void changesKeysOfTheProgramsConfig() {
    assertThat(config(merge("{\"case\": \"large.m\", \"tolerance\": {\"cost\": 9}}")))
        .isEqualTo(new JsonObject("{\"case\": \"large.m\", \"tolerance\": {\"cost\": 9, \"power\": 2}}"));
    assertThat(config(merge("{\"run\": {\"config\": {\"new\": 1}}}")).getInteger("new")).isEqualTo(1);
  }

  @Test
  void changesHowContainersAreShared() {
    assertThat(merge("{\"cluster\": {\"take\": 2}}").getJsonObject("cluster").getInteger("take")).isEqualTo(2);
    assertThat(merge("{\"cluster\": false}").getBoolean("cluster")).isFalse();
  }

  @Test
  void G1_refusesWhatIsNeitherContainerNorKeyOfTheProgram() {
    assertThatThrownBy(() -> merge("{\"wset\": {\"port\": 1}}"))
        .hasMessage("unknown key: key=wset file=over.json (nearest known key: west)");
    assertThatThrownBy(() -> merge("{\"caes\": \"x\"}")).hasMessageContaining("(nearest known key: case)");
    assertThatThrownBy(() -> merge("{\"west\": {\"agents\": {\"metre\": {}}}}"))
        .hasMessage("unknown key: key=west.agents.metre file=over.json (nearest known key: meter)");
  }

  @Test
  void refusesAnythingButAnObjectForAContainer() {
    assertThatThrownBy(() -> merge("{\"west\": 6000}"))
        .hasMessage("bad value: key=west file=over.json value=6000 (an object)");
  }

  @Test
  void setsKeysBelowContainersAlsoThoseWithDotsInTheirNames() {
    assertThat(container(set("west.port=6000"), 0).getInteger("port")).isEqualTo(6000);
    assertThat(container(set("west.2.port=6001"), 1).getInteger("port")).isEqualTo(6001);
    assertThat(container(set("west.agents.meter.count=5"), 0).getJsonArray("agents").getJsonObject(0)
        .getInteger("count"))
        .isEqualTo(5);
  }

  @Test
  void setsStringsWithoutQuotes() {
    assertThat(config(set("case=grids/pglib_opf_case5_pjm.m")).getString("case"))
        .isEqualTo("grids/pglib_opf_case5_pjm.m");
    assertThat(config(set("case=\"5\"")).getValue("case")).isEqualTo("5");
    assertThat(config(set("case=a=b")).getValue("case")).isEqualTo("a=b");
    assertThat(config(set("tolerance.cost=1e-4")).getJsonObject("tolerance").getDouble("cost")).isEqualTo(1e-4);
  }

  @Test
  void refusesWhatIsNoAssignment() {
    assertThatThrownBy(() -> set("west.port"))
        .hasMessageContaining("not an assignment: --set west.port (write --set KEY=VALUE");
    assertThatThrownBy(() -> set("=3")).hasMessageContaining("not an assignment");
    assertThatThrownBy(() -> set("case..x=1")).isInstanceOf(DescriptorException.class);
  }

  private static JsonObject merge(String changes) {
    return Overlay.merge(PLANT, new JsonObject(changes), "over.json");
  }

  private static JsonObject set(String assignment) {
    return Overlay.merge(PLANT, Assignment.parse(assignment, Overlay.containerNames(PLANT)), "--set");
  }

  private static JsonObject container(JsonObject descriptor, int index) {
    return descriptor.getJsonArray("containers").getJsonObject(index);
  }

  private static JsonObject config(JsonObject descriptor) {
    return descriptor.getJsonObject("run").getJsonObject("config");
  }
}
