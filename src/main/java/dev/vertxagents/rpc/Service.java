package dev.vertxagents.rpc;

import java.util.Map;

/**
 * A node of the tree that peers may call into: an object with {@link Expose}d methods and fields, or a dictionary of
 * services and functions that may change while it is served.
 */
public interface Service {
  /**
   * The service of an object's exposed methods and fields. What can be called is settled when it is served; serving
   * it fails with {@link IllegalArgumentException} if it exposes nothing, or something that cannot be.
   */
  static Service of(Object object) {
    if (object instanceof Service service) {
      return service;
    }
    return new ObjectService(object, object.getClass());
  }

  /**
   * A dictionary. Values are services, objects with exposed methods, or functions of plain values: {@code Supplier}
   * or {@code Callable} (no argument), {@code Function} (one), {@code BiFunction} (two), which may answer with a
   * Future. The map is not copied: what is put into it or taken out later counts at once. It is read on the context
   * of the connections that serve it.
   */
  static Service of(Map<String, ?> entries) {
    return new DictService(entries);
  }
}
