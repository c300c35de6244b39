package dev.vertxagents.codegen;

import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of an exposed method.
 *
 * @param name on the wire
 * @param variable in generated code
 * @param type as declared, type variables resolved: of varargs the array
 * @param orElse its default in JSON, or null
 */
record ExposedParameter(String name, String variable, TypeMirror type, Kind kind, String orElse) {
  /** How arguments get there. */
  enum Kind { PLAIN, KEYWORD, REST, OTHERS }

  boolean isPrimitive() {
    return type.getKind().isPrimitive();
  }

  boolean isString() {
    return type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement().toString().equals(Names.STRING);
  }

  /** Whether it is read and written by an adapter. */
  boolean hasAdapter() {
    return !isPrimitive() && !isString();
  }
}
