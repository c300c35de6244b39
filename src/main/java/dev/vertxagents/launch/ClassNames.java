package dev.vertxagents.launch;

import dev.vertxagents.agent.Agent;
import java.lang.reflect.Modifier;

/**
 * The classes that a descriptor names: known to be of the wanted kind before any of their code runs.
 *
 * @param made whether somebody else makes the agents: then they need no constructor that we could call
 */
record ClassNames(ClassLoader loader, boolean made) {
  /** The class of agents. Fails with {@link DescriptorException} unless it is concrete, and can be made. */
  Class<? extends Agent> agent(String name, Place place) {
    Class<? extends Agent> type = find(name, Agent.class, place);
    return made ? type : constructible(type, place);
  }

  /** The class of the program, which always has a constructor of its own. */
  Class<? extends Program> program(String name, Place place) {
    return constructible(find(name, Program.class, place), place);
  }

  private <T> Class<? extends T> find(String name, Class<T> kind, Place place) {
    Class<?> type = load(name, place);
    String kindName = kind.getSimpleName().toLowerCase();
    if (!kind.isAssignableFrom(type)) {
      throw refuse(place, name, "no " + kindName, "(it must be a " + kind.getName() + ")");
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw refuse(place, name, "no concrete " + kindName, "(name a class that can be made)");
    }
    return type.asSubclass(kind);
  }

  private Class<?> load(String name, Place place) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw place.refuse("class not found", "type=" + Place.shorten(name)
          + " (is it on the class path? nested: Outer$Inner)", e);
    }
  }

  private static <T> Class<? extends T> constructible(Class<? extends T> type, Place place) {
    if (!Modifier.isPublic(type.getModifiers())) {
      throw refuse(place, type.getName(), "class not public", "(make it public)");
    }
    try {
      type.getConstructor();
      return type;
    } catch (NoSuchMethodException | LinkageError e) {
      throw place.refuse("no public constructor without parameters", "type=" + type.getName()
          + " (add one; a class inside another must be static)", e);
    }
  }

  private static DescriptorException refuse(Place place, String name, String rule, String next) {
    return place.refuse(rule, "type=" + Place.shorten(name) + " " + next);
  }
}
