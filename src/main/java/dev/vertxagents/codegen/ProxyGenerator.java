package dev.vertxagents.codegen;

import dev.vertxagents.codegen.ExposedMethod.Result;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code XProxy}: how an {@code @Expose} interface is called. */
final class ProxyGenerator extends ExposeGenerator {
  ProxyGenerator() {
    super("vertx_agents_proxy", "Proxy");
  }

  @Override
  boolean applies(ExposedType type) {
    return type.isInterface();
  }

  @Override
  String source(ExposedType type) {
    return new Proxy(type).text();
  }

  /** One proxy as it is written. */
  private static final class Proxy {
    private final ExposedType type;
    private final String name;
    private final Imports imports;
    private final TypeText types;
    /** The interface and its routes, as the body names them: a member of the same name would hide them. */
    private final String api;
    private final String routes;
    private final SourceText out = new SourceText();

    Proxy(ExposedType type) {
      this.type = type;
      this.name = type.simpleName() + "Proxy";
      this.imports = type.imports(name, type.simpleName(), type.simpleName() + "Routes");
      type.memberTypes().forEach(imports::reserve); // the proxy inherits them: they hide imports
      this.types = type.typeText(imports);
      this.api = imports.name(type.getFqn());
      this.routes = imports.name(type.getFqn() + "Routes");
    }

    String text() {
      out.line("/** Calls a {@link " + type.simpleName()
          + "} that lives elsewhere. Generated from it: do not edit. */");
      out.open(type.access() + "final class " + name + " extends " + imports.rpc("TypedProxy") + " implements "
          + type.simpleName() + " {");
      constructor();
      type.methods().forEach(this::method);
      out.close();
      String packageLine = type.packageName().isEmpty() ? "" : "package " + type.packageName() + ";\n\n";
      return packageLine + imports.text() + "\n" + out;
    }

    private void constructor() {
      boolean calls = !type.calls().isEmpty();
      if (calls) {
        out.line("private final " + routes + " routes;").line("");
      }
      out.line("/** A view of {@code remote}. */");
      out.open(type.access() + name + "(" + imports.rpc("PathProxy") + " remote) {").line("super(remote);");
      if (calls) {
        out.line("routes = routes(" + api + ".class, " + routes + ".class);");
      }
      out.close();
    }

    private void method(ExposedMethod method) {
      out.line("").line(imports.override());
      out.broken("public " + types.declaration(method.returned()) + " " + method.javaName() + "(", declared(method),
          ") {").indent();
      body(method);
      out.close();
    }

    private List<String> declared(ExposedMethod method) {
      List<String> parts = new ArrayList<>();
      for (ExposedParameter parameter : method.parameters()) {
        String declaration = types.declaration(parameter.type());
        if (parameter.kind() == ExposedParameter.Kind.REST) {
          declaration = declaration.substring(0, declaration.length() - 2) + "...";
        }
        parts.add((parts.isEmpty() ? "" : ", ") + declaration + " " + parameter.variable());
      }
      return parts;
    }

    private void body(ExposedMethod method) {
      if (method.result() == Result.STEP) {
        out.line("return below(" + SourceText.literal(method.name()) + ", " + types.declaration(method.returned())
            + ".class);");
      } else if (method.result() == Result.STAGE || !method.mayPass()) {
        send(method);
      } else {
        inPlace(method);
      }
    }

    private void send(ExposedMethod method) {
      String call = method.result() == Result.STAGE ? "callStage" : "call";
      out.broken("return " + call + "(new " + routes + "." + method.callClass() + "(routes."
          + method.unique(), method.parameters().stream().map(parameter -> ", " + parameter.variable()).toList(),
          "));");
    }

    private void inPlace(ExposedMethod method) {
      out.broken(imports.rpc("Station") + " here = ", entering(method), ";");
      out.open("if (here == null) {");
      send(method);
      out.close();
      out.open("try {");
      out.broken("return returned(here, ((" + api + ") here.service())." + method.javaName() + "(",
          variables(method), "));");
      out.close("} catch (" + imports.java("Throwable") + " thrown) {").indent();
      out.line("return thrown(here, thrown);").close();
    }

    /** Enters if all arguments may be handed over as they are. */
    private List<String> entering(ExposedMethod method) {
      List<String> parts = new ArrayList<>();
      for (ExposedParameter parameter : method.parameters()) {
        if (!parameter.isPrimitive()) {
          parts.add((parts.isEmpty() ? "" : " && ") + guard(method, parameter));
        }
      }
      String enter = "enter(routes." + method.unique() + ")";
      parts.add(parts.isEmpty() ? enter : " ? " + enter);
      if (parts.size() > 1) {
        parts.add(" : null");
      }
      return parts;
    }

    private static List<String> variables(ExposedMethod method) {
      List<String> parts = new ArrayList<>();
      method.parameters().forEach(parameter -> parts.add((parts.isEmpty() ? "" : ", ") + parameter.variable()));
      return parts;
    }

    private String guard(ExposedMethod method, ExposedParameter parameter) {
      return parameter.isString() ? "passes(" + parameter.variable() + ")"
          : "passes(" + parameter.variable() + ", routes." + method.unique() + "." + parameter.variable() + ")";
    }
  }
}
