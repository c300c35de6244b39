package dev.vertxagents.codegen;

import dev.vertxagents.codegen.ExposedMethod.Result;
import dev.vertxagents.codegen.ExposedParameter.Kind;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;

/** One call as it is written: its arguments, how they travel, and how the method is called with them. */
final class CallText {
  private final ExposedType type;
  private final ExposedMethod method;
  private final Imports imports;
  private final TypeText types;

  CallText(ExposedType type, ExposedMethod method, Imports imports, TypeText types) {
    this.type = type;
    this.method = method;
    this.imports = imports;
    this.types = types;
  }

  private List<ExposedParameter> parameters() {
    return method.parameters();
  }

  /** Whether it needs its route, for the adapters there. */
  private boolean hasAdapters() {
    return parameters().stream().anyMatch(ExposedParameter::hasAdapter);
  }

  void write(SourceText out) {
    out.line("").line("/** One call of {@link " + type.simpleName() + "#" + method.javaName() + "}. */");
    out.open("static final class " + method.callClass() + " extends " + imports.rpc("MethodCall") + " {");
    fields(out);
    constructor(out);
    writeArguments(out);
    invoke(out);
    if (parameters().stream().anyMatch(parameter -> !parameter.isPrimitive())) {
      passes(out);
      copied(out);
    }
    out.close();
  }

  private void fields(SourceText out) {
    if (hasAdapters()) {
      out.line("private final " + method.routeClass() + " route;");
    }
    for (ExposedParameter parameter : parameters()) {
      out.line("private final " + types.declaration(parameter.type()) + " " + parameter.variable() + ";");
    }
    if (!parameters().isEmpty()) {
      out.line("");
    }
  }

  private void constructor(SourceText out) {
    out.broken(method.callClass() + "(" + method.routeClass() + " route", parameters().stream()
        .map(parameter -> ", " + types.declaration(parameter.type()) + " " + parameter.variable()).toList(), ") {");
    out.indent().line("super(route);");
    if (hasAdapters()) {
      out.line("this.route = route;");
    }
    for (ExposedParameter parameter : parameters()) {
      out.line("this." + parameter.variable() + " = " + parameter.variable() + ";");
    }
    out.close();
  }

  private void writeArguments(SourceText out) {
    out.line("").line(imports.override());
    out.open("public void write(" + imports.name(Names.CODEC + "ValueWriter") + " out) {");
    int count = method.of(Kind.PLAIN).size();
    List<ExposedParameter> rest = method.of(Kind.REST);
    out.line("out.beginArray(" + (rest.isEmpty() ? count : (count == 0 ? "" : count + " + ") + "sizeOf("
        + rest.get(0).variable() + ", route." + rest.get(0).variable() + ")") + ");");
    method.of(Kind.PLAIN).forEach(parameter -> out.line(written(parameter)));
    rest.forEach(parameter -> out.line("writeRest(out, " + parameter.variable() + ", route." + parameter.variable()
        + ");"));
    out.line("out.endArray();");
    writeKeywords(out);
    out.close();
  }

  private void writeKeywords(SourceText out) {
    List<ExposedParameter> keywords = method.of(Kind.KEYWORD);
    List<ExposedParameter> others = method.of(Kind.OTHERS);
    out.line("out.beginMap(" + (others.isEmpty() ? keywords.size()
        : (keywords.isEmpty() ? "" : keywords.size() + " + ") + "sizeOf(" + others.get(0).variable() + ")") + ");");
    for (ExposedParameter parameter : keywords) {
      out.line("out.writeString(" + SourceText.literal(parameter.name()) + ");").line(written(parameter));
    }
    others.forEach(parameter -> out.line("writeOthers(out, " + parameter.variable() + ", "
        + parameters().indexOf(parameter) + ");"));
    out.line("out.endMap();");
  }

  private static String written(ExposedParameter parameter) {
    String value = parameter.variable();
    return switch (parameter.type().getKind()) {
      case BOOLEAN -> "out.writeBoolean(" + value + ");";
      case BYTE, SHORT, INT -> "out.writeInt(" + value + ");";
      case LONG -> "out.writeLong(" + value + ");";
      case FLOAT, DOUBLE -> "out.writeDouble(" + value + ");";
      case CHAR -> "writeChar(out, " + value + ");";
      default -> parameter.isString() ? "writeString(out, " + value + ");"
          : "route." + value + ".write(out, " + value + ");";
    };
  }

  private void invoke(SourceText out) {
    boolean checked = !type.isInterface() || method.checked();
    String call = "((" + type.simpleName() + ") service)." + method.javaName() + "(" + parameters().stream()
        .map(ExposedParameter::variable).collect(Collectors.joining(", ")) + ")";
    out.line("").line(imports.override());
    String object = imports.java("Object");
    out.open("public " + object + " invoke(" + object + " service)"
        + (checked ? " throws " + imports.java("Throwable") : "") + " {");
    if (method.result() == Result.NOW && method.returned().getKind() == TypeKind.VOID) {
      out.line(call + ";").line("return null;");
    } else {
      out.line("return " + call + ";");
    }
    out.close();
  }

  private void passes(SourceText out) {
    List<ExposedParameter> checked = parameters().stream().filter(parameter -> !parameter.isPrimitive()).toList();
    out.line("").line(imports.override()).open("public boolean passes() {");
    String guards = checked.stream().map(parameter -> parameter.isString() ? "passes(" + parameter.variable() + ")"
        : "passes(" + parameter.variable() + ", route." + parameter.variable() + ")")
        .collect(Collectors.joining(" && "));
    out.line("return " + (method.mayPass() ? guards : "false") + ";").close();
  }

  private void copied(SourceText out) {
    out.line("").line(imports.override());
    out.open("public " + method.callClass() + " copied(" + imports.rpc("ArgumentCopier") + " copier) {");
    String route = hasAdapters() ? "route" : "(" + method.routeClass() + ") route()";
    out.broken("return new " + method.callClass() + "(" + route,
        parameters().stream().map(parameter -> ", " + copy(parameter)).toList(), ");");
    out.close();
  }

  private String copy(ExposedParameter parameter) {
    if (parameter.isPrimitive()) {
      return parameter.variable();
    }
    String value = "copier.copy(" + parameters().indexOf(parameter) + ", " + parameter.variable();
    return parameter.isString() ? value + ")" : value + ", route." + parameter.variable() + ")";
  }
}
