package dev.vertxagents.codegen;

import dev.vertxagents.codegen.ExposedMethod.Result;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what the callers of a method get, and tells what is wrong with that. */
final class ResultReader {
  private static final String TAG = "ExposeReturnType";

  private final ProcessingEnvironment environment;
  private final TypeElement type;
  private final Problems problems;
  private final Travel travel;
  private final StackTypes stack;

  ResultReader(ProcessingEnvironment environment, TypeElement type, Problems problems, Travel travel,
      StackTypes stack) {
    this.environment = environment;
    this.type = type;
    this.problems = problems;
    this.travel = travel;
    this.stack = stack;
  }

  /** How it comes; null, having told so, if that cannot be. */
  Result result(ExecutableElement method, TypeMirror returned) {
    if (stack.isApi(returned) && method.getParameters().isEmpty()) {
      return step(method, returned);
    }
    String raw = Travel.rawName(returned);
    if (raw.equals(Names.FUTURE)) {
      return Result.FUTURE;
    }
    if (raw.equals(Names.STAGE)) {
      return Result.STAGE;
    }
    if (!type.getKind().isInterface()) {
      return stack.isFuture(returned) ? Result.STAGE : Result.NOW;
    }
    problems.error(TAG, method, "returns neither Future, CompletionStage nor, without parameters, an @Expose interface:"
        + " method=" + method.getSimpleName() + " type=" + returned + " (return Future<" + inFuture(returned)
        + ">: it is called from afar)");
    return null;
  }

  private Result step(ExecutableElement method, TypeMirror returned) {
    if (((TypeElement) ((DeclaredType) returned).asElement()).getTypeParameters().isEmpty()) {
      return Result.STEP;
    }
    problems.error(TAG, method, "a generic interface is no sub-service: method=" + method.getSimpleName() + " type="
        + returned + Travel.GENERIC);
    return null;
  }

  /** What to write between the brackets of {@code Future<>}, packages left out. */
  private String inFuture(TypeMirror returned) {
    if (returned.getKind() == TypeKind.VOID) {
      return "Void";
    }
    TypeMirror inside = returned;
    if (returned.getKind().isPrimitive()) {
      inside = environment.getTypeUtils().boxedClass((PrimitiveType) returned).asType();
    } else if (stack.isFuture(returned)) {
      List<? extends TypeMirror> arguments = ((DeclaredType) returned).getTypeArguments();
      return arguments.isEmpty() ? "…" : simple(arguments.get(0));
    }
    return simple(inside);
  }

  private static String simple(TypeMirror type) {
    return type.toString().replaceAll("\\b(\\w+\\.)+(?=\\w)", "");
  }

  /** Its type: that inside of a Future; null, having told so, if it cannot travel. */
  TypeMirror inside(ExecutableElement method, TypeMirror returned, Result result) {
    TypeMirror inside = returned;
    boolean isInterface = type.getKind().isInterface();
    if (result == Result.FUTURE || result == Result.STAGE) {
      List<? extends TypeMirror> arguments = ((DeclaredType) returned).getTypeArguments();
      if (arguments.isEmpty() && isInterface) {
        problems.error(TAG, method, "the result's type is missing: method=" + method.getSimpleName() + " type="
            + returned + " (write Future<…>)");
        return null;
      }
      inside = arguments.isEmpty() ? object() : Travel.bound(arguments.get(0), environment);
    }
    if (Travel.isOpen(inside) && !isInterface) {
      return object();
    }
    return result == Result.STEP || travels(method, inside) ? inside : null;
  }

  private TypeMirror object() {
    return environment.getElementUtils().getTypeElement("java.lang.Object").asType();
  }

  /** Whether it travels, or is said to; the callers of an interface must be able to have it as declared. */
  private boolean travels(ExecutableElement method, TypeMirror inside) {
    String fault = travel.fault(inside);
    if (fault == null && type.getKind().isInterface()) {
      fault = travel.arrivalFault(inside);
    }
    return fault == null || !problems.error(TAG, method, "the result cannot travel: method=" + method.getSimpleName()
        + " " + fault);
  }
}
