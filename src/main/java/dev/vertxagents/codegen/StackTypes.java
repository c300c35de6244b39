package dev.vertxagents.codegen;

import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Which types mean something to the stack: proxies, services, agents, {@code @Expose} interfaces, Futures. */
final class StackTypes {
  private final ProcessingEnvironment environment;

  StackTypes(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** Whether what is passed is a reference: an agent, a service, a proxy. */
  boolean isReference(TypeElement element) {
    if (isProxy(element) || isSubtype(element, Names.RPC + "Service")
        || isSubtype(element, Names.AGENT) || isApi(element.asType())) {
      return true;
    }
    return element.getKind() == ElementKind.CLASS && supertypes(element).anyMatch(parent -> exposes(parent)
        || parent.getInterfaces().stream().anyMatch(this::isApi));
  }

  /** Whether it is a proxy that one calls by method names. */
  boolean isProxy(TypeElement element) {
    return isSubtype(element, Names.RPC + "RemoteProxy");
  }

  private static boolean exposes(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(method -> Annotations.has(method, Names.EXPOSE));
  }

  private static Stream<TypeElement> supertypes(TypeElement type) {
    return Stream.iterate(type, element -> element != null, element -> element.getSuperclass().getKind()
        == TypeKind.DECLARED ? (TypeElement) ((DeclaredType) element.getSuperclass()).asElement() : null);
  }

  private boolean isSubtype(TypeElement element, String name) {
    TypeElement other = environment.getElementUtils().getTypeElement(name);
    return other != null && environment.getTypeUtils().isSubtype(environment.getTypeUtils().erasure(element.asType()),
        environment.getTypeUtils().erasure(other.asType()));
  }

  /** Whether it is an {@code @Expose} interface. */
  boolean isApi(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement().getKind().isInterface()
        && Annotations.has(((DeclaredType) type).asElement(), Names.EXPOSE);
  }

  /** Whether a method of this type answers later. */
  boolean isFuture(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && (isSubtype((TypeElement) ((DeclaredType) type).asElement(),
        Names.FUTURE) || isSubtype((TypeElement) ((DeclaredType) type).asElement(), Names.STAGE));
  }
}
