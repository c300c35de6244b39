package dev.vertxagents.codegen;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** Whether generated code, which stands in a package of its own type, may name the types of a signature. */
final class Reach {
  private final Elements elements;
  private final PackageElement here;

  Reach(Elements elements, TypeElement type) {
    this.elements = elements;
    this.here = elements.getPackageOf(type);
  }

  /** The first type inside of one that is out of reach, or null. */
  TypeElement hidden(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> hidden(((ArrayType) type).getComponentType());
      case WILDCARD -> hidden((WildcardType) type);
      case DECLARED -> hidden((DeclaredType) type);
      default -> null;
    };
  }

  private TypeElement hidden(WildcardType wildcard) {
    TypeElement upper = wildcard.getExtendsBound() == null ? null : hidden(wildcard.getExtendsBound());
    return upper != null || wildcard.getSuperBound() == null ? upper : hidden(wildcard.getSuperBound());
  }

  private TypeElement hidden(DeclaredType type) {
    Element around = type.asElement();
    while (around instanceof TypeElement named) {
      if (!isSeen(named)) {
        return named;
      }
      around = around.getEnclosingElement();
    }
    for (TypeMirror argument : type.getTypeArguments()) {
      TypeElement hidden = hidden(argument);
      if (hidden != null) {
        return hidden;
      }
    }
    return null;
  }

  private boolean isSeen(TypeElement type) {
    Set<Modifier> modifiers = type.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || !modifiers.contains(Modifier.PRIVATE) && elements.getPackageOf(type).equals(here);
  }
}
