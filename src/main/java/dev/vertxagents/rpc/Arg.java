package dev.vertxagents.rpc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a parameter of an exposed method is passed. Without it: by position or by its Java name, and required. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Arg {
  /** Says that there is no default. */
  String REQUIRED = "\0";

  /** The keyword on the wire; empty: the Java name (compile with {@code -parameters}). */
  String value() default "";

  /** What the method gets when the caller passes nothing, as JSON: {@code "10"}, {@code "null"}, {@code "\"kW\""}. */
  String orElse() default REQUIRED;

  /** By keyword only. On a {@code Map<String, …>}: takes every keyword that no other parameter takes. */
  boolean keyword() default false;
}
