package dev.vertxagents.codegen;

import java.lang.annotation.Annotation;
import java.util.Set;

/** The stack's types, by name: this package must not refer to them. */
final class Names {
  static final String RPC = "dev.vertxagents.rpc.";
  static final String CODEC = "dev.vertxagents.codec.";
  static final String EXPOSE = RPC + "Expose";
  static final String ARG = RPC + "Arg";
  static final String AGENT = "dev.vertxagents.agent.Agent";
  static final String FUTURE = "io.vertx.core.Future";
  static final String STAGE = "java.util.concurrent.CompletionStage";
  static final String STRING = "java.lang.String";
  static final String MAP = "java.util.Map";
  /** What says, in {@code @Arg}, that there is no default. */
  static final String REQUIRED = "\0";

  /** What generated code calls its own variables. */
  private static final Set<String> TAKEN = Set.of("in", "out", "parameter", "types", "route", "routes", "service",
      "copier", "here", "thrown", "remote");

  private Names() {
  }

  /** An annotation of ours, off the processor path. */
  static Class<? extends Annotation> annotation(String name) {
    try {
      return Class.forName(name, false, Names.class.getClassLoader()).asSubclass(Annotation.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("not on the processor path: type=" + name
          + " (put the whole vertx-agents jar there)", e);
    }
  }

  /** What a parameter is called in generated code. */
  static String variable(String parameter) {
    return TAKEN.contains(parameter) ? parameter + "Argument" : parameter;
  }

  static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
