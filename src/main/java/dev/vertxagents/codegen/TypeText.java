package dev.vertxagents.codegen;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/** Types as source text: as one declares a variable, and as an expression of the type {@code Type}. */
final class TypeText {
  private final Types types;
  private final Imports imports;

  TypeText(Types types, Imports imports) {
    this.types = types;
    this.imports = imports;
  }

  /** {@code List<Reading>}. */
  String declaration(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> declaration(((ArrayType) type).getComponentType()) + "[]";
      case WILDCARD -> wildcard((WildcardType) type);
      case DECLARED -> className((DeclaredType) type) + arguments((DeclaredType) type);
      default -> type.getKind().toString().toLowerCase(Locale.ROOT);
    };
  }

  private String arguments(DeclaredType type) {
    return type.getTypeArguments().isEmpty() ? "" : type.getTypeArguments().stream().map(this::declaration)
        .collect(Collectors.joining(", ", "<", ">"));
  }

  private String wildcard(WildcardType type) {
    if (type.getSuperBound() != null) {
      return "? super " + declaration(type.getSuperBound());
    }
    return type.getExtendsBound() == null ? "?" : "? extends " + declaration(type.getExtendsBound());
  }

  /** {@code List<Reading>}, {@code Integer} for {@code int}. */
  String boxed(TypeMirror type) {
    return type.getKind().isPrimitive() ? imports.name(types.boxedClass((PrimitiveType) type).toString())
        : declaration(type);
  }

  /** {@code Types.generic(List.class, Reading.class)}. */
  String expression(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> array((ArrayType) type);
      case WILDCARD -> ((WildcardType) type).getExtendsBound() == null ? imports.java("Object") + ".class"
          : expression(((WildcardType) type).getExtendsBound());
      case DECLARED -> declared((DeclaredType) type);
      default -> declaration(type) + ".class";
    };
  }

  private String array(ArrayType type) {
    String component = expression(type.getComponentType());
    return component.endsWith(".class") ? component.substring(0, component.length() - ".class".length()) + "[].class"
        : imports.rpc("Types") + ".array(" + component + ")";
  }

  private String declared(DeclaredType type) {
    String raw = className(type) + ".class";
    return type.getTypeArguments().isEmpty() ? raw : type.getTypeArguments().stream().map(this::expression)
        .collect(Collectors.joining(", ", imports.rpc("Types") + ".generic(" + raw + ", ", ")"));
  }

  /** A nested class by the outermost one around it. */
  private String className(DeclaredType type) {
    Element element = type.asElement();
    StringBuilder inner = new StringBuilder();
    while (element.getEnclosingElement() instanceof TypeElement outer) {
      inner.insert(0, "." + element.getSimpleName());
      element = outer;
    }
    return imports.name(((TypeElement) element).getQualifiedName().toString()) + inner;
  }
}
