package dev.vertxagents.agent;

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The classes that peers may have agents made of, by the names that they use: found once, when the container opens.
 * What a peer sends is only ever looked up here.
 */
final class AgentTypes {
  private final Map<String, Class<? extends Agent>> classes = new LinkedHashMap<>();

  private AgentTypes() {
  }

  /**
   * Loads the classes, without initialising them, as the container's context does. Fails with {@link
   * IllegalArgumentException} that names the first of which no agent can be made.
   */
  static AgentTypes resolve(Map<String, String> classNames) {
    AgentTypes types = new AgentTypes();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? AgentTypes.class.getClassLoader() : context;
    classNames.forEach((name, className) -> types.classes.put(name, checked(className, loader)));
    return types;
  }

  private static Class<? extends Agent> checked(String className, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(className, false, loader);
      if (Modifier.isAbstract(type.getModifiers()) || !Agent.class.isAssignableFrom(type)) {
        throw refused(className, "it must be a concrete " + Agent.class.getName(), null);
      }
      return type.asSubclass(Agent.class);
    } catch (ClassNotFoundException | LinkageError e) {
      throw refused(className, "class not found; nested ones are Outer$Inner", e);
    }
  }

  private static IllegalArgumentException refused(String className, String why, Throwable cause) {
    return new IllegalArgumentException("no agents of this type: type=" + Quoted.of(className) + " (" + why + ")",
        cause);
  }

  /** The class of a name. Fails with {@link IllegalArgumentException} if it is not on the list. */
  Class<? extends Agent> named(String name) {
    Class<? extends Agent> type = classes.get(name);
    if (type == null) {
      throw new IllegalArgumentException("type is not on the manager's list: type=" + Quoted.of(name) + " (known: "
          + String.join(", ", classes.keySet()) + ")");
    }
    return type;
  }
}
