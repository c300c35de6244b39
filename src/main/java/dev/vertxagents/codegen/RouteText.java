package dev.vertxagents.codegen;

import dev.vertxagents.codegen.ExposedMethod.Result;
import dev.vertxagents.codegen.ExposedParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** One route as it is written: what it says of itself, and how it reads a call. */
final class RouteText {
  private static final int LONGEST_LITERAL = 90;

  private final ExposedType type;
  private final ExposedMethod method;
  private final Imports imports;
  private final TypeText types;

  RouteText(ExposedType type, ExposedMethod method, Imports imports, TypeText types) {
    this.type = type;
    this.method = method;
    this.imports = imports;
    this.types = types;
  }

  void write(SourceText out) {
    out.line("").line("/** {@link " + type.simpleName() + "#" + method.javaName() + "}. */");
    out.open("static final class " + method.routeClass() + " extends " + imports.rpc("Route") + " {");
    adapters(out);
    out.open(method.routeClass() + "(" + imports.rpc("Types") + " types) {");
    out.broken("super(" + imports.rpc("RouteShape") + ".of(types, " + SourceText.literal(method.name()) + ")", shape(),
        ");");
    out.close();
    read(out);
    out.close();
  }

  private void adapters(SourceText out) {
    int number = 0;
    boolean any = false;
    for (ExposedParameter parameter : method.parameters()) {
      if (parameter.hasAdapter()) {
        out.line("final " + imports.name(Names.CODEC + "TypeAdapter") + "<" + types.boxed(parameter.type()) + "> "
            + parameter.variable() + " = adapter(" + number + ");");
        any = true;
      }
      number++;
    }
    if (any) {
      out.line("");
    }
  }

  private List<String> shape() {
    List<String> parts = new ArrayList<>();
    if (!method.doc().isEmpty()) {
      parts.addAll(doc());
    }
    if (!method.timeout().isEmpty()) {
      parts.add(".timeout(" + SourceText.literal(method.timeout()) + ")");
    }
    if (!method.address().isEmpty()) {
      parts.add(".address(" + SourceText.literal(method.address()) + ")");
    }
    for (ExposedParameter parameter : method.parameters()) {
      String orElse = parameter.orElse() == null ? "" : ", " + SourceText.literal(parameter.orElse());
      parts.add("." + kind(parameter) + "(" + SourceText.literal(parameter.name()) + ", "
          + types.expression(carried(parameter)) + orElse + ")");
    }
    String gives = method.result() == Result.NOW ? ".givesNow(" : ".gives(";
    parts.add(gives + types.expression(method.inside()) + ")");
    return parts;
  }

  /** A long sentence is broken. */
  private List<String> doc() {
    List<String> parts = new ArrayList<>();
    String rest = method.doc();
    while (rest.length() > LONGEST_LITERAL && rest.lastIndexOf(' ', LONGEST_LITERAL) > 0) {
      int middle = rest.lastIndexOf(' ', LONGEST_LITERAL) + 1;
      parts.add((parts.isEmpty() ? ".doc(" : " + ") + SourceText.literal(rest.substring(0, middle)));
      rest = rest.substring(middle);
    }
    parts.add((parts.isEmpty() ? ".doc(" : " + ") + SourceText.literal(rest) + ")");
    return parts;
  }

  private static String kind(ExposedParameter parameter) {
    return switch (parameter.kind()) {
      case PLAIN -> "takes";
      case KEYWORD -> "keyword";
      case REST -> "rest";
      case OTHERS -> "others";
    };
  }

  private static TypeMirror carried(ExposedParameter parameter) {
    if (parameter.kind() == Kind.REST) {
      return ((ArrayType) parameter.type()).getComponentType();
    }
    return parameter.kind() == Kind.OTHERS ? ((DeclaredType) parameter.type()).getTypeArguments().get(1)
        : parameter.type();
  }

  private void read(SourceText out) {
    out.line("").line(imports.override());
    out.open("public " + method.callClass() + " read(" + imports.rpc("ArgumentReader") + " in) {");
    List<ExposedParameter> parameters = method.parameters();
    for (ExposedParameter parameter : parameters) {
      out.line(types.declaration(parameter.type()) + " " + parameter.variable() + " = " + nothing(parameter.type())
          + ";");
    }
    loop(out, parameters);
    out.line("return new " + method.callClass() + "(" + parameters.stream().map(ExposedParameter::variable)
        .collect(Collectors.joining(", ", parameters.isEmpty() ? "this" : "this, ", "")) + ");");
    out.close();
  }

  private void loop(SourceText out, List<ExposedParameter> parameters) {
    if (parameters.isEmpty()) {
      out.line("in.next();");
      return;
    }
    out.open("for (int parameter = in.next(); parameter >= 0; parameter = in.next()) {");
    if (parameters.size() == 1) {
      out.line(assignment(parameters.get(0)));
    } else {
      out.open("switch (parameter) {");
      for (int i = 0; i < parameters.size(); i++) {
        out.line((i == parameters.size() - 1 ? "default" : "case " + i) + " -> " + assignment(parameters.get(i)));
      }
      out.close();
    }
    out.close();
  }

  private static String assignment(ExposedParameter parameter) {
    String read = switch (parameter.kind()) {
      case REST -> "rest(this." + parameter.variable() + ")";
      case OTHERS -> "others()";
      case PLAIN, KEYWORD -> single(parameter);
    };
    return parameter.variable() + " = in." + read + ";";
  }

  private static String single(ExposedParameter parameter) {
    if (parameter.isPrimitive()) {
      return "read" + Names.capitalized(parameter.type().getKind().toString().toLowerCase(Locale.ROOT))
          + "()";
    }
    return parameter.isString() ? "readString()" : "read(this." + parameter.variable() + ")";
  }

  private static String nothing(TypeMirror type) {
    if (type.getKind() == TypeKind.BOOLEAN) {
      return "false";
    }
    return type.getKind().isPrimitive() ? "0" : "null";
  }
}
