package dev.vertxagents.codegen;

import dev.vertxagents.codegen.ExposedParameter.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Reads how the parameters of a method are passed, and tells what is wrong with them. */
final class ParameterReader {
  private static final int MOST = 64;

  private final ProcessingEnvironment environment;
  private final TypeElement type;
  private final Problems problems;
  private final Travel travel;

  ParameterReader(ProcessingEnvironment environment, TypeElement type, Problems problems, Travel travel) {
    this.environment = environment;
    this.type = type;
    this.problems = problems;
    this.travel = travel;
  }

  /** In order; null if something was wrong. */
  List<ExposedParameter> read(ExecutableElement method, ExecutableType seenFrom) {
    List<ExposedParameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> variables = new HashSet<>();
    int count = method.getParameters().size();
    boolean good = count <= MOST || refuse("ExposeParameter", method, "too many parameters: method="
        + method.getSimpleName() + " parameters=" + count + " limit=" + MOST + " (make a record of them)");
    for (int i = 0; i < count; i++) {
      VariableElement element = method.getParameters().get(i);
      boolean rest = method.isVarArgs() && i == count - 1;
      ExposedParameter parameter = read(element, seenFrom.getParameterTypes().get(i), rest);
      good &= isFree(method, element, parameter, names) && isNamed(method, i) && travels(element, parameter);
      String variable = parameter.variable();
      while (!variables.add(variable)) {
        variable += "Argument";
      }
      parameters.add(new ExposedParameter(parameter.name(), variable, parameter.type(), parameter.kind(),
          parameter.orElse()));
    }
    return good ? parameters : null;
  }

  private ExposedParameter read(VariableElement element, TypeMirror declared, boolean rest) {
    String own = Annotations.value(element, Names.ARG, "value", "");
    String name = own.isEmpty() ? element.getSimpleName().toString() : own;
    boolean keyword = Annotations.value(element, Names.ARG, "keyword", false);
    String orElse = Annotations.value(element, Names.ARG, "orElse", Names.REQUIRED);
    Kind kind = Kind.PLAIN;
    if (rest) {
      kind = Kind.REST;
    } else if (keyword) {
      kind = Travel.rawName(declared).equals(Names.MAP) ? Kind.OTHERS : Kind.KEYWORD;
    }
    return new ExposedParameter(name, Names.variable(element.getSimpleName().toString()), declared, kind,
        orElse.equals(Names.REQUIRED) ? null : orElse);
  }

  private boolean isFree(ExecutableElement method, Element element, ExposedParameter parameter, Set<String> names) {
    return names.add(parameter.name()) || refuse("ExposeParameterName", element, "two parameters have one name: method="
        + method.getSimpleName() + " name=" + parameter.name() + " (rename one by @Arg(\"…\"))");
  }

  /** What comes from a class file without names is called arg0, arg1, …: callers would have to say so. */
  private boolean isNamed(ExecutableElement method, int index) {
    VariableElement parameter = method.getParameters().get(index);
    boolean foreign = method.getEnclosingElement() != type;
    boolean named = !foreign || !parameter.getSimpleName().contentEquals("arg" + index)
        || !Annotations.value(parameter, Names.ARG, "value", "").isEmpty();
    return named || refuse("ExposeParameterName", parameter, "parameter names are missing: method="
        + ((TypeElement) method.getEnclosingElement()).getQualifiedName() + "." + method.getSimpleName()
        + " (compile it with -parameters, or give them by @Arg)");
  }

  private boolean travels(Element element, ExposedParameter parameter) {
    if (parameter.kind() == Kind.OTHERS && !isByName(parameter.type())) {
      return refuse("ExposeParameterType", element, "a parameter of other keywords is a map of their names: parameter="
          + parameter.name() + " type=" + parameter.type() + " (write Map<String, …>)");
    }
    TypeMirror carried = switch (parameter.kind()) {
      case REST -> ((ArrayType) parameter.type()).getComponentType();
      case OTHERS -> othersValue(parameter.type());
      case PLAIN, KEYWORD -> parameter.type();
    };
    String fault = travel.fault(carried);
    if (fault == null) {
      fault = travel.arrivalFault(carried);
    }
    if (fault != null) {
      return refuse("ExposeParameterType", element, "the argument cannot travel: parameter=" + parameter.name() + " "
          + fault);
    }
    boolean collects = parameter.kind() == Kind.REST || parameter.kind() == Kind.OTHERS;
    if (parameter.orElse() == null) {
      return true;
    }
    String wrong = collects ? "a parameter that collects arguments has no orElse"
        : OrElse.fault(parameter.orElse(), parameter.type());
    return wrong == null || refuse("ExposeOrElse", element, wrong + ": parameter=" + parameter.name() + " orElse="
        + parameter.orElse() + " (write JSON: 10, \"kW\" in quotes, null)");
  }

  private static boolean isByName(TypeMirror map) {
    List<? extends TypeMirror> arguments = ((DeclaredType) map).getTypeArguments();
    return arguments.isEmpty() || Travel.rawName(arguments.get(0)).equals(Names.STRING);
  }

  private TypeMirror othersValue(TypeMirror map) {
    List<? extends TypeMirror> arguments = ((DeclaredType) map).getTypeArguments();
    return arguments.isEmpty() ? environment.getElementUtils().getTypeElement("java.lang.Object").asType()
        : Travel.bound(arguments.get(1), environment);
  }

  private boolean refuse(String tag, Element element, String text) {
    return !problems.error(tag, element, text);
  }
}
