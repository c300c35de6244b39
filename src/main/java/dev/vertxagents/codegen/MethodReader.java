package dev.vertxagents.codegen;

import dev.vertxagents.codegen.ExposedMethod.Result;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Reads the methods that a type exposes and tells what is wrong with them. An interface's are all that are called,
 * inherited ones included, as seen from it; a class's are those that it declares and annotates itself: the others have
 * their routes where they are declared.
 */
final class MethodReader {
  private final ProcessingEnvironment environment;
  private final TypeElement type;
  private final Problems problems;
  private final ParameterReader parameters;
  private final Travel travel;
  private final Map<String, ExecutableElement> wireNames = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> classNames = new HashSet<>(Set.of("Types", "Name"));
  private final List<ExposedMethod> methods = new ArrayList<>();

  MethodReader(ProcessingEnvironment environment, TypeElement type, Problems problems) {
    this.environment = environment;
    this.type = type;
    this.problems = problems;
    this.travel = new Travel(environment);
    this.parameters = new ParameterReader(environment, type, problems, travel);
  }

  List<ExposedMethod> read() {
    if (type.getKind().isInterface()) {
      readInterface(type);
    } else {
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (Annotations.has(method, Names.EXPOSE)) {
          readOfClass(method);
        }
      }
    }
    return methods;
  }

  private void readInterface(TypeElement from) {
    for (ExecutableElement method : ElementFilter.methodsIn(from.getEnclosedElements())) {
      Set<Modifier> modifiers = method.getModifiers();
      if (modifiers.contains(Modifier.ABSTRACT)) {
        if (!isObjects(method) && seen.add(key(method))) {
          add(method);
        }
      } else {
        seen.add(key(method));
        refuseUncallable(method, modifiers);
      }
    }
    for (TypeMirror parent : from.getInterfaces()) {
      readInterface((TypeElement) ((DeclaredType) parent).asElement());
    }
  }

  private void refuseUncallable(ExecutableElement method, Set<Modifier> modifiers) {
    if (Annotations.has(method, Names.EXPOSE) && !modifiers.contains(Modifier.DEFAULT)) {
      problems.error("ExposeMethod", method, "a " + (modifiers.contains(Modifier.STATIC) ? "static" : "private")
          + " method cannot be exposed: method=" + method.getSimpleName() + " (make it an ordinary one)");
    }
  }

  private void readOfClass(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.STATIC) || modifiers.contains(Modifier.PRIVATE)) {
      problems.error("ExposeMethod", method, "a " + (modifiers.contains(Modifier.STATIC) ? "static" : "private")
          + " method cannot be exposed: method=" + method.getSimpleName() + " (make it an ordinary one)");
    } else if (isLifeCycle(method)) {
      problems.error("ExposeLifecycle", method, "start and stop are the container's to call: method="
          + method.getSimpleName() + " (expose a method of another Java name, @Expose(\"" + method.getSimpleName()
          + "\"))");
    } else {
      add(method);
    }
  }

  private boolean isLifeCycle(ExecutableElement method) {
    TypeElement agent = environment.getElementUtils().getTypeElement(Names.AGENT);
    String name = method.getSimpleName().toString();
    return agent != null && method.getParameters().isEmpty() && (name.equals("start") || name.equals("stop"))
        && environment.getTypeUtils().isSubtype(environment.getTypeUtils().erasure(type.asType()),
            environment.getTypeUtils().erasure(agent.asType()));
  }

  /** Whether every object has it. */
  private boolean isObjects(ExecutableElement method) {
    TypeElement object = environment.getElementUtils().getTypeElement("java.lang.Object");
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .anyMatch(every -> key(every).equals(key(method)));
  }

  /** What tells a method from others, as seen from the type. */
  private String key(ExecutableElement method) {
    StringBuilder key = new StringBuilder(method.getSimpleName());
    for (TypeMirror parameter : seenFrom(method).getParameterTypes()) {
      key.append(' ').append(environment.getTypeUtils().erasure(parameter));
    }
    return key.toString();
  }

  private ExecutableType seenFrom(ExecutableElement method) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    boolean objects = owner.getQualifiedName().contentEquals("java.lang.Object");
    return (ExecutableType) (objects ? method.asType()
        : environment.getTypeUtils().asMemberOf((DeclaredType) type.asType(), method));
  }

  private void add(ExecutableElement method) {
    String own = Annotations.value(method, Names.EXPOSE, "value", "");
    String name = own.isEmpty() ? method.getSimpleName().toString() : own;
    if (name.indexOf('/') >= 0) {
      problems.error("ExposeName", method, "the name has a slash: name=" + name
          + " (a path leads through sub-services: return an @Expose interface)");
      return;
    }
    if (wireNames.putIfAbsent(name, method) != null) {
      problems.error("ExposeOverload", method, "overloaded: name=" + name
          + " (peers tell methods by name only: rename one by @Expose(\"…\"))");
      return;
    }
    if (type.getKind().isInterface()) {
      checkProxy(method);
    }
    ExecutableType seenFrom = seenFrom(method);
    TypeMirror returned = seenFrom.getReturnType();
    Result result = result(method, returned);
    if (result != null) {
      TypeMirror inside = inside(method, returned, result);
      List<ExposedParameter> taken = parameters.read(method, seenFrom);
      if (inside != null && taken != null) {
        methods.add(new ExposedMethod(name, method.getSimpleName().toString(), unique(method), taken, result, returned,
            inside, DocLine.of(environment.getElementUtils().getDocComment(method)), timeout(method),
            !method.getThrownTypes().isEmpty()));
      }
    }
  }

  /** What generated proxies inherit cannot be implemented by them. */
  private void checkProxy(ExecutableElement method) {
    TypeElement proxy = environment.getElementUtils().getTypeElement(Names.RPC + "TypedProxy");
    if (proxy != null && ElementFilter.methodsIn(proxy.getEnclosedElements()).stream()
        .filter(own -> own.getModifiers().contains(Modifier.PROTECTED))
        .anyMatch(own -> own.getSimpleName().equals(method.getSimpleName()) && environment.getTypeUtils()
            .isSubsignature((ExecutableType) method.asType(), (ExecutableType) own.asType()))) {
      problems.error("ExposeNameClash", method, "generated proxies have a method of this name and these parameters: "
          + "method=" + method.getSimpleName() + " (call it otherwise in Java and keep the name by @Expose(\"…\"))");
    }
  }

  private Result result(ExecutableElement method, TypeMirror returned) {
    if (travel.isApi(returned) && method.getParameters().isEmpty()) {
      return Result.STEP;
    }
    String raw = Travel.rawName(returned);
    if (raw.equals(Names.FUTURE)) {
      return Result.FUTURE;
    }
    if (raw.equals(Names.STAGE)) {
      return Result.STAGE;
    }
    if (!type.getKind().isInterface()) {
      return travel.isFuture(returned) ? Result.STAGE : Result.NOW;
    }
    problems.error("ExposeReturnType", method, "returns neither Future, CompletionStage nor, without parameters, an"
        + " @Expose interface: method=" + method.getSimpleName() + " type=" + returned
        + " (return Future<" + boxed(returned) + ">: it is called from afar)");
    return null;
  }

  private String boxed(TypeMirror returned) {
    if (returned.getKind() == TypeKind.VOID) {
      return "Void";
    }
    return returned.getKind().isPrimitive()
        ? environment.getTypeUtils().boxedClass((PrimitiveType) returned).getSimpleName()
            .toString()
        : returned.toString();
  }

  private TypeMirror inside(ExecutableElement method, TypeMirror returned, Result result) {
    TypeMirror inside = returned;
    if (result == Result.FUTURE || result == Result.STAGE) {
      List<? extends TypeMirror> arguments = ((DeclaredType) returned).getTypeArguments();
      if (arguments.isEmpty() && type.getKind().isInterface()) {
        problems.error("ExposeReturnType", method, "the result's type is missing: method=" + method.getSimpleName()
            + " type=" + returned + " (write Future<…>)");
        return null;
      }
      inside = arguments.isEmpty() ? environment.getElementUtils().getTypeElement("java.lang.Object").asType()
          : Travel.bound(arguments.get(0), environment);
    }
    if (Travel.isOpen(inside) && !type.getKind().isInterface()) {
      return environment.getElementUtils().getTypeElement("java.lang.Object").asType();
    }
    String fault = result == Result.STEP ? null : travel.fault(inside);
    if (fault != null) {
      problems.error("ExposeReturnType", method, "the result cannot travel: method=" + method.getSimpleName() + " "
          + fault);
      return null;
    }
    return inside;
  }

  private String unique(ExecutableElement method) {
    String base = method.getSimpleName().toString();
    String unique = base;
    for (int number = 2; !classNames.add(Names.capitalized(unique)); number++) {
      unique = base + number;
    }
    return unique;
  }

  private String timeout(ExecutableElement method) {
    String own = Annotations.value(method, Names.EXPOSE, "timeout", "");
    String limit = own.isEmpty() ? Annotations.value(type, Names.EXPOSE, "timeout", "") : own;
    if (!limit.isEmpty() && !isPositive(limit)) {
      problems.error("ExposeTimeout", own.isEmpty() ? type : method,
          "timeout is no positive ISO-8601 duration: timeout=" + limit + " (write PT5S for five seconds)");
    }
    return limit;
  }

  private static boolean isPositive(String limit) {
    try {
      Duration span = Duration.parse(limit);
      return !span.isZero() && !span.isNegative();
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
