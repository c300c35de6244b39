package dev.vertxagents.codegen;

import dev.vertxagents.codegen.ExposedParameter.Kind;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * A method that is exposed.
 *
 * @param name on the wire
 * @param javaName in the source
 * @param unique what its route and call are named after
 * @param returned what it returns, type variables resolved
 * @param inside what its caller gets: the type inside of a Future
 * @param doc its first sentence, or empty
 * @param timeout its deadline, ISO-8601, or empty
 * @param address of the event bus whose messages it takes, or empty
 * @param checked whether it declares exceptions
 */
record ExposedMethod(String name, String javaName, String unique, List<ExposedParameter> parameters, Result result,
    TypeMirror returned, TypeMirror inside, String doc, String timeout, String address, boolean checked) {
  /** What its callers get. */
  enum Result {
    /** A Future. */
    FUTURE,
    /** A CompletionStage. */
    STAGE,
    /** A plain value, or nothing. */
    NOW,
    /** A sub-service: it is no call but a step. */
    STEP
  }

  String routeClass() {
    return Names.capitalized(unique) + "Route";
  }

  String callClass() {
    return Names.capitalized(unique) + "Call";
  }

  boolean has(Kind kind) {
    return parameters.stream().anyMatch(parameter -> parameter.kind() == kind);
  }

  List<ExposedParameter> of(Kind kind) {
    return parameters.stream().filter(parameter -> parameter.kind() == kind).toList();
  }

  /** Whether a call within a container may hand its arguments over as they are, if their values allow it. */
  boolean mayPass() {
    return parameters.stream().allMatch(Travel::mayPass);
  }
}
