package dev.vertxagents.codegen;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Methods as seen from one type, which may say what their type variables mean. */
final class Signatures {
  private final ProcessingEnvironment environment;
  private final TypeElement type;
  private final Types types;

  Signatures(ProcessingEnvironment environment, TypeElement type) {
    this.environment = environment;
    this.type = type;
    this.types = environment.getTypeUtils();
  }

  ExecutableType seen(ExecutableElement method) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    boolean objects = owner.getQualifiedName().contentEquals("java.lang.Object");
    return (ExecutableType) (objects ? method.asType() : types.asMemberOf((DeclaredType) type.asType(), method));
  }

  /** What tells a method from others. */
  String of(ExecutableElement method) {
    return method.getSimpleName() + parameters(method);
  }

  boolean haveSameParameters(ExecutableElement one, ExecutableElement other) {
    return parameters(one).equals(parameters(other));
  }

  private String parameters(ExecutableElement method) {
    StringBuilder all = new StringBuilder();
    for (TypeMirror parameter : seen(method).getParameterTypes()) {
      all.append(' ').append(types.erasure(parameter));
    }
    return all.toString();
  }

  /** Whether every object has it. */
  boolean isObjects(ExecutableElement method) {
    TypeElement object = environment.getElementUtils().getTypeElement("java.lang.Object");
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .anyMatch(every -> of(every).equals(of(method)));
  }

  /** Whether every generated proxy has it. */
  boolean isOfProxies(ExecutableElement method) {
    TypeElement proxy = environment.getElementUtils().getTypeElement(Names.RPC + "TypedProxy");
    return proxy != null && ElementFilter.methodsIn(proxy.getEnclosedElements()).stream()
        .filter(own -> own.getModifiers().contains(Modifier.PROTECTED))
        .anyMatch(own -> own.getSimpleName().equals(method.getSimpleName())
            && types.isSubsignature((ExecutableType) method.asType(), (ExecutableType) own.asType()));
  }

  /** What the superclasses and interfaces of a class expose. */
  List<ExecutableElement> exposedAbove() {
    List<ExecutableElement> exposed = new ArrayList<>();
    collect(type.asType(), exposed);
    return exposed;
  }

  private void collect(TypeMirror from, List<ExecutableElement> exposed) {
    for (TypeMirror parent : types.directSupertypes(from)) {
      TypeElement element = (TypeElement) ((DeclaredType) parent).asElement();
      boolean whole = element.getKind().isInterface() && Annotations.has(element, Names.EXPOSE);
      for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
        if (Annotations.has(method, Names.EXPOSE) || whole && method.getModifiers().contains(Modifier.ABSTRACT)
            && !isObjects(method)) {
          exposed.add(method);
        }
      }
      collect(parent, exposed);
    }
  }
}
