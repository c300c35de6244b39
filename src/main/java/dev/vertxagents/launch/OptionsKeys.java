package dev.vertxagents.launch;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys that an options class takes from JSON, read off its setters, and a check that is stricter than the
 * generated converters: these skip what they do not know, and let numbers overflow.
 */
final class OptionsKeys {
  private final Class<?> options;
  private final Map<String, Type> types = new TreeMap<>();

  private OptionsKeys(Class<?> options) {
    this.options = options;
    for (Method method : options.getMethods()) {
      String name = method.getName();
      boolean setter = name.startsWith("set") && name.length() > 3 && method.getParameterCount() == 1;
      if (setter && !method.isBridge() && !Modifier.isStatic(method.getModifiers())) {
        types.put(Character.toLowerCase(name.charAt(3)) + name.substring(4), method.getGenericParameterTypes()[0]);
      }
    }
  }

  static OptionsKeys of(Class<?> options) {
    return new OptionsKeys(options);
  }

  /** Those of the options and some more. */
  Set<String> namesAnd(Set<String> others) {
    Set<String> all = new TreeSet<>(others);
    all.addAll(types.keySet());
    return all;
  }

  /**
   * The options that an object holds. Each key must be known, of the right kind and in range; otherwise {@link
   * DescriptorException} names it.
   *
   * @param others keys in the same object that somebody else reads
   */
  JsonObject pick(JsonObject json, Set<String> others, Place place) {
    JsonObject picked = new JsonObject();
    for (Map.Entry<String, Object> entry : json) {
      String name = entry.getKey();
      if (types.containsKey(name)) {
        checkKind(entry.getValue(), types.get(name), name, place.at(name));
        tryAlone(name, entry.getValue(), place.at(name));
        picked.put(name, entry.getValue());
      } else if (!others.contains(name)) {
        throw place.unknownKey(name, namesAnd(others));
      }
    }
    return picked;
  }

  private void checkKind(Object value, Type type, String name, Place place) {
    if (type instanceof ParameterizedType generic
        && Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
      JsonKind.LIST.check(value, place, "");
      Type element = generic.getActualTypeArguments()[0];
      int index = 0;
      for (Object item : ((JsonArray) value).getList()) {
        checkKind(item, element, name, place.at(index++));
      }
      return;
    }
    Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    JsonKind kind = JsonKind.of(raw);
    kind.check(value, place, kind == JsonKind.INTEGER ? allowed(name) : JsonKind.choices(raw));
    if (type instanceof ParameterizedType generic && Map.class.isAssignableFrom(raw)) {
      Type content = generic.getActualTypeArguments()[1];
      ((JsonObject) value).forEach(entry -> checkKind(entry.getValue(), content, name, place.at(entry.getKey())));
    }
    if (raw.isAnnotationPresent(DataObject.class)) {
      of(raw).pick((JsonObject) value, Set.of(), place);
    }
  }

  private void tryAlone(String name, Object value, Place place) {
    try {
      construct(name, value);
    } catch (IllegalArgumentException e) {
      // Enum.valueOf tells nothing that helps
      boolean choice = types.get(name) instanceof Class<?> type && type.isEnum();
      String expected = choice && e.getMessage().startsWith("No enum")
          ? "a string" + JsonKind.choices((Class<?>) types.get(name)) : e.getMessage();
      throw place.refuse("bad value", "value=" + JsonKind.show(value) + " (" + expected + ")", e);
    }
  }

  /** The range that the setter of a number tells when it gets one that can't be right. */
  private String allowed(String name) {
    for (int impossible : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      try {
        construct(name, impossible);
      } catch (IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return ", " + message.substring(message.lastIndexOf('(') + 1).replace(")", "");
      }
    }
    return ", " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
  }

  private void construct(String name, Object value) {
    try {
      Constructor<?> fromJson = options.getConstructor(JsonObject.class);
      fromJson.newInstance(new JsonObject().put(name, value));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalArgumentException(ErrorLine.of(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("options need a public constructor with a JsonObject: class="
          + options.getName(), e);
    }
  }
}
