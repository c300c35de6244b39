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
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
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
  private final Signatures signatures;
  private final ParameterReader parameters;
  private final ResultReader results;
  private final Reach reach;
  private final Map<String, ExecutableElement> wireNames = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> classNames = new HashSet<>(Set.of("Types", "Name"));
  private final List<ExposedMethod> methods = new ArrayList<>();
  private boolean complete = true;

  MethodReader(ProcessingEnvironment environment, TypeElement type, Problems problems) {
    this.environment = environment;
    this.type = type;
    this.problems = problems;
    StackTypes stack = new StackTypes(environment);
    Travel travel = new Travel(environment, stack);
    this.signatures = new Signatures(environment, type);
    this.results = new ResultReader(environment, type, problems, travel, stack);
    this.parameters = new ParameterReader(environment, type, problems, travel);
    this.reach = new Reach(environment.getElementUtils(), type);
  }

  List<ExposedMethod> read() {
    if (!addressOf(type).isEmpty()) {
      refuseAddress(type, "a type takes no messages");
    }
    if (type.getKind().isInterface()) {
      readInterface(type);
    } else {
      readClass();
    }
    return methods;
  }

  /** Whether none was left out, told or, where the source suppresses that, not. */
  boolean isComplete() {
    return complete;
  }

  private void readInterface(TypeElement from) {
    for (ExecutableElement method : ElementFilter.methodsIn(from.getEnclosedElements())) {
      Set<Modifier> modifiers = method.getModifiers();
      if (modifiers.contains(Modifier.ABSTRACT)) {
        if (!signatures.isObjects(method) && seen.add(signatures.of(method))) {
          read(method);
        }
      } else {
        seen.add(signatures.of(method));
        boolean exposed = Annotations.has(method, Names.EXPOSE);
        complete &= !exposed || modifiers.contains(Modifier.DEFAULT) || refuseUncallable(method, modifiers);
      }
    }
    for (TypeMirror parent : from.getInterfaces()) {
      TypeElement element = (TypeElement) ((DeclaredType) parent).asElement();
      if (!element.getTypeParameters().isEmpty() && ((DeclaredType) parent).getTypeArguments().isEmpty()) {
        problems.error("ExposeRawParent", from, "a generic interface is extended without type arguments: interface="
            + element.getQualifiedName() + " (write " + element.getSimpleName() + "<…>)");
        complete = false;
      } else {
        readInterface(element);
      }
    }
  }

  private boolean refuseUncallable(ExecutableElement method, Set<Modifier> modifiers) {
    problems.error("ExposeMethod", method, "a " + (modifiers.contains(Modifier.STATIC) ? "static" : "private")
        + " method cannot be exposed: method=" + method.getSimpleName() + " (make it an ordinary one)");
    return false;
  }

  private void readClass() {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (Annotations.has(method, Names.EXPOSE)) {
        readOfClass(method);
      }
    }
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (Annotations.has(field, Names.EXPOSE) && field.getModifiers().contains(Modifier.STATIC)) {
        problems.error("ExposeField", field, "a static field cannot be exposed: field=" + field.getSimpleName()
            + " (a sub-service belongs to one object: make it an ordinary field)");
      } else if (!addressOf(field).isEmpty()) {
        refuseAddress(field, "a field takes no messages");
      }
    }
    for (ExecutableElement inherited : signatures.exposedAbove()) {
      if (isLifeCycle(inherited)) {
        refuseLifeCycle(type, inherited);
      }
      ExecutableElement own = wireNames.get(wireName(inherited));
      if (own != null && !signatures.haveSameParameters(own, inherited)) {
        refuseOverload(own, wireName(own));
      }
    }
  }

  private void readOfClass(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.STATIC) || modifiers.contains(Modifier.PRIVATE)) {
      complete &= refuseUncallable(method, modifiers);
    } else if (isLifeCycle(method)) {
      refuseLifeCycle(method, method);
    } else {
      read(method);
    }
  }

  private boolean isLifeCycle(ExecutableElement method) {
    TypeElement agent = environment.getElementUtils().getTypeElement(Names.AGENT);
    String name = method.getSimpleName().toString();
    return agent != null && method.getParameters().isEmpty() && (name.equals("start") || name.equals("stop"))
        && environment.getTypeUtils().isSubtype(environment.getTypeUtils().erasure(type.asType()),
            environment.getTypeUtils().erasure(agent.asType()));
  }

  private void refuseLifeCycle(Element at, ExecutableElement method) {
    problems.error("ExposeLifecycle", at, "start and stop are the container's to call: method="
        + method.getSimpleName() + " (expose a method of another Java name, @Expose(\"" + method.getSimpleName()
        + "\"))");
    complete = false;
  }

  private void read(ExecutableElement method) {
    String name = wireName(method);
    boolean good = isPlain(method, name) & isUnique(method, name) && isFree(method);
    ExposedMethod read = good ? read(method, name) : null;
    if (read == null || !isWithinReach(method, read)) {
      complete = false;
    } else {
      methods.add(read);
    }
  }

  private static String wireName(ExecutableElement method) {
    String own = Annotations.value(method, Names.EXPOSE, "value", "");
    return own.isEmpty() ? method.getSimpleName().toString() : own;
  }

  private boolean isPlain(ExecutableElement method, String name) {
    if (name.indexOf('/') >= 0) {
      problems.error("ExposeName", method, "the name has a slash: name=" + name
          + " (a path leads through sub-services: return an @Expose interface)");
    }
    return name.indexOf('/') < 0;
  }

  private boolean isUnique(ExecutableElement method, String name) {
    return wireNames.putIfAbsent(name, method) == null || refuseOverload(method, name);
  }

  private boolean refuseOverload(ExecutableElement method, String name) {
    problems.error("ExposeOverload", method, "overloaded: name=" + name
        + " (peers tell methods by name only: rename one by @Expose(\"…\"))");
    return false;
  }

  /** What generated proxies inherit cannot be implemented by them. */
  private boolean isFree(ExecutableElement method) {
    boolean free = !type.getKind().isInterface() || !signatures.isOfProxies(method);
    if (!free) {
      problems.error("ExposeNameClash", method, "generated proxies have a method of this name and these parameters: "
          + "method=" + method.getSimpleName() + " (call it otherwise in Java and keep the name by @Expose(\"…\"))");
    }
    return free;
  }

  /** Null, having told why, if it cannot be called. */
  private ExposedMethod read(ExecutableElement method, String name) {
    ExecutableType seenFrom = signatures.seen(method);
    TypeMirror returned = seenFrom.getReturnType();
    Result result = results.result(method, returned);
    if (result == null) {
      return null;
    }
    TypeMirror inside = results.inside(method, returned, result);
    List<ExposedParameter> taken = parameters.read(method, seenFrom);
    String timeout = timeout(method);
    return inside == null || taken == null ? null
        : new ExposedMethod(name, method.getSimpleName().toString(), unique(method), taken, result, returned, inside,
            DocLine.of(environment.getElementUtils().getDocComment(method)), timeout, address(method, result),
            !method.getThrownTypes().isEmpty());
  }

  /** If not, and the source suppresses that, the type is left to reflection. */
  private boolean isWithinReach(ExecutableElement method, ExposedMethod read) {
    boolean named = read.result() != Result.STEP || type.getKind().isInterface();
    TypeElement hidden = named ? reach.hidden(read.returned()) : null;
    for (ExposedParameter parameter : read.parameters()) {
      hidden = hidden == null ? reach.hidden(parameter.type()) : hidden;
    }
    if (hidden != null) {
      problems.error("ExposeAccess", method, "generated code cannot name a type of it: method="
          + method.getSimpleName() + " type=" + hidden.getQualifiedName() + " (make it "
          + (hidden.getModifiers().contains(Modifier.PRIVATE) ? "package-private" : "public")
          + "; or leave the whole of " + type.getSimpleName() + " to reflection by @SuppressWarnings with this tag)");
    }
    return hidden == null;
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

  private String address(ExecutableElement method, Result result) {
    String address = addressOf(method);
    if (!address.isEmpty() && result == Result.STEP) {
      refuseAddress(method, "a sub-service takes no messages");
    }
    return address;
  }

  private static String addressOf(Element element) {
    return Annotations.value(element, Names.EXPOSE, "address", "");
  }

  private void refuseAddress(Element element, String why) {
    problems.error("ExposeAddress", element, why + ": address=" + addressOf(element)
        + " (an address of the event bus belongs to one method)");
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
