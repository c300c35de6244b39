package dev.vertxagents.launch;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/**
 * A class that a descriptor names: known to be one of the wanted kind that can be made, before any of its code ran.
 *
 * @param constructor public, without parameters
 */
record NamedClass<T>(Constructor<? extends T> constructor) {
  /**
   * Loads a class without initialising it. Fails with {@link DescriptorException} unless it is a public, concrete
   * {@code kind} with a public constructor without parameters.
   */
  static <T> NamedClass<T> find(String name, Class<T> kind, ClassLoader loader, Place place) {
    Class<?> type = load(name, loader, place);
    String kindName = kind.getSimpleName().toLowerCase();
    if (!kind.isAssignableFrom(type)) {
      throw refuse(place, name, "no " + kindName, "(it must be a " + kind.getName() + ")");
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw refuse(place, name, "no concrete " + kindName, "(name a class that can be made)");
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      throw refuse(place, name, "class not public", "(make it public)");
    }
    return new NamedClass<>(constructor(type.asSubclass(kind), place));
  }

  private static Class<?> load(String name, ClassLoader loader, Place place) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw place.refuse("class not found", "type=" + Place.shorten(name)
          + " (is it on the class path? nested: Outer$Inner)", e);
    }
  }

  private static <T> Constructor<? extends T> constructor(Class<? extends T> type, Place place) {
    try {
      return type.getConstructor();
    } catch (NoSuchMethodException | LinkageError e) {
      throw place.refuse("no public constructor without parameters", "type=" + type.getName()
          + " (add one; a class inside another must be static)", e);
    }
  }

  private static DescriptorException refuse(Place place, String name, String rule, String next) {
    return place.refuse(rule, "type=" + Place.shorten(name) + " " + next);
  }

  /** Runs the constructor; what it throws is wrapped in {@link IllegalStateException} with its message. */
  T make() {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw failed(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failed(e);
    }
  }

  private IllegalStateException failed(Throwable cause) {
    return new IllegalStateException("constructor failed: type=" + constructor.getDeclaringClass().getName() + " ("
        + ErrorLine.of(cause) + ")", cause);
  }
}
