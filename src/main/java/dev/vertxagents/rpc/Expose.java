package dev.vertxagents.rpc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets peers call it: on a method, that method; on an interface, all of its methods wherever they are implemented; on
 * a field, the service it holds as a sub-service ({@code ops/mul}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.FIELD})
public @interface Expose {
  /** The name on the wire; empty: the Java name. */
  String value() default "";

  /** The deadline of calls made through a typed proxy, ISO-8601 such as {@code PT5S}; empty: the container's. */
  String timeout() default "";

  /**
   * On a method of an agent: the address of the event bus whose messages it takes while the agent lives, point to
   * point. A method with one parameter takes the body itself; with several, a {@code JsonArray} by position or a {@code
   * JsonObject} by name. Its result is the reply. Empty: none.
   */
  String address() default "";
}
