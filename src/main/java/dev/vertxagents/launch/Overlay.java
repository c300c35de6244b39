package dev.vertxagents.launch;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Changes laid over a descriptor. Each top-level key of the changes is, in this order, the name of a container,
 * {@code run}, {@code cluster}, or a key that {@code run.config} already has; anything else is refused. Below that
 * objects are merged, {@code null} removes a key and any other value replaces (RFC 7396); {@code agents} may be changed
 * through an object of their aids instead of being replaced as a whole.
 */
final class Overlay {
  private final JsonObject descriptor;
  private final Place place;

  private Overlay(JsonObject descriptor, String source) {
    this.descriptor = descriptor;
    this.place = Place.top(source);
  }

  /** A changed copy. Fails with {@link DescriptorException} that names {@code source} and the key it does not know. */
  static JsonObject merge(JsonObject descriptor, JsonObject changes, String source) {
    Overlay overlay = new Overlay(descriptor.copy(), source);
    changes.forEach(entry -> overlay.apply(entry.getKey(), entry.getValue()));
    return overlay.descriptor;
  }

  /** The names of a descriptor's containers; what is malformed is skipped, as the parser will tell. */
  static Set<String> containerNames(JsonObject descriptor) {
    Set<String> names = new TreeSet<>();
    if (descriptor.getValue("containers") instanceof JsonArray containers) {
      containers.stream().filter(JsonObject.class::isInstance).map(entry -> ((JsonObject) entry).getValue("name"))
          .filter(String.class::isInstance).forEach(name -> names.add((String) name));
    }
    return names;
  }

  private void apply(String key, Object value) {
    if (containerNames(descriptor).contains(key)) {
      JsonArray containers = descriptor.getJsonArray("containers");
      JsonObject container = element(containers, entry -> key.equals(entry.getValue("name")));
      mergeInto(container, (JsonObject) JsonKind.OBJECT.check(value, place.at(key), ""), place.at(key));
    } else if (key.equals("run") || key.equals("cluster")) {
      mergeInto(descriptor, new JsonObject().put(key, value), place);
    } else if (runConfig().containsKey(key)) {
      mergeInto(runConfig(), new JsonObject().put(key, value), place);
    } else {
      throw unknown(key);
    }
  }

  private JsonObject runConfig() {
    return descriptor.getValue("run") instanceof JsonObject run && run.getValue("config") instanceof JsonObject config
        ? config : new JsonObject();
  }

  private DescriptorException unknown(String key) {
    Set<String> known = new TreeSet<>(containerNames(descriptor));
    known.addAll(runConfig().fieldNames());
    known.addAll(Set.of("run", "cluster"));
    return place.unknownKey(key, known);
  }

  private static void mergeInto(JsonObject target, JsonObject changes, Place place) {
    for (Map.Entry<String, Object> change : changes) {
      String key = change.getKey();
      Object value = change.getValue();
      Object old = target.getValue(key);
      if (value == null) {
        target.remove(key);
      } else if (value instanceof JsonObject nested && old instanceof JsonObject object) {
        mergeInto(object, nested, place.at(key));
      } else if (value instanceof JsonObject byAid && key.equals("agents") && old instanceof JsonArray agents) {
        mergeAgents(agents, byAid, place.at(key));
      } else {
        target.put(key, value);
      }
    }
  }

  private static void mergeAgents(JsonArray agents, JsonObject byAid, Place place) {
    for (Map.Entry<String, Object> change : byAid) {
      Place at = place.at(change.getKey());
      JsonObject agent = element(agents, entry -> Objects.equals(entry.getValue("aid"), change.getKey()));
      if (agent == null) {
        Set<String> aids = new TreeSet<>();
        agents.forEach(entry -> aids.add(entry instanceof JsonObject known ? known.getString("aid", "") : ""));
        throw place.unknownKey(change.getKey(), aids.isEmpty() ? Set.of("") : aids);
      }
      mergeInto(agent, (JsonObject) JsonKind.OBJECT.check(change.getValue(), at, ""), at);
    }
  }

  private static JsonObject element(JsonArray array, Predicate<JsonObject> wanted) {
    return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).filter(wanted)
        .findFirst().orElse(null);
  }
}
