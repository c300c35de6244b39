package dev.vertxagents.codegen;

/** Writes {@code XRoutes}: how what implements {@code X} is called. */
final class RoutesGenerator extends ExposeGenerator {
  RoutesGenerator() {
    super("vertx_agents_routes", "Routes");
  }

  @Override
  boolean applies(ExposedType type) {
    return true;
  }

  @Override
  String source(ExposedType type) {
    return new Routes(type).text();
  }

  /** One table of routes as it is written. */
  private static final class Routes {
    private final ExposedType type;
    private final String name;
    private final Imports imports;
    private final SourceText out = new SourceText();

    Routes(ExposedType type) {
      this.type = type;
      this.name = type.simpleName() + "Routes";
      this.imports = type.imports(name, type.simpleName());
      for (ExposedMethod method : type.calls()) {
        imports.reserve(method.routeClass());
        imports.reserve(method.callClass());
      }
    }

    String text() {
      String article = type.isInterface() ? "on a" : "of";
      out.line("/** What peers may call " + article + " {@link " + type.simpleName()
          + "}. Generated from it: do not edit. */");
      out.open(type.access() + "final class " + name + " extends " + imports.rpc("GeneratedRoutes") + " {");
      fields();
      lookUp();
      TypeText types = type.typeText(imports);
      for (ExposedMethod method : type.calls()) {
        new RouteText(type, method, imports, types).write(out);
        new CallText(type, method, imports, types).write(out);
      }
      out.close();
      String packageLine = type.packageName().isEmpty() ? "" : "package " + type.packageName() + ";\n\n";
      return packageLine + imports.text() + "\n" + out;
    }

    private void fields() {
      for (ExposedMethod method : type.calls()) {
        out.line("final " + method.routeClass() + " " + method.unique() + ";");
      }
      out.line("").line("/** With the types of one container or connection. */");
      out.open(type.access() + name + "(" + imports.rpc("Types") + " types) {");
      for (ExposedMethod method : type.calls()) {
        out.line(method.unique() + " = new " + method.routeClass() + "(types);");
      }
      out.close();
    }

    private void lookUp() {
      out.line("").line(imports.override());
      out.open("public " + imports.rpc("Route") + " route(" + imports.java("String") + " name) {");
      if (type.calls().isEmpty()) {
        out.line("return null;");
      } else {
        out.open("return switch (name) {");
        for (ExposedMethod method : type.calls()) {
          out.line("case " + SourceText.literal(method.name()) + " -> " + method.unique() + ";");
        }
        out.line("default -> null;").close("};");
      }
      out.close();
    }
  }
}
