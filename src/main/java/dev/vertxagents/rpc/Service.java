package dev.vertxagents.rpc;

import java.util.Map;

/**
 * A node of the tree that peers may call into: an object with {@link Expose}d methods and fields, or a dictionary of services and
 * functions that may change while it is served.
 */
public interface Service {
  /** The service of an object's exposed methods; the table of its routes is closed now. */
  static Service of(Object object) {
    throw new UnsupportedOperationException();
  }

  /** A dictionary: values are services, objects with exposed methods, or functions. */
  static Service of(Map<String, ?> entries) {
    throw new UnsupportedOperationException();
  }
}
