package dev.vertxagents.codegen;

import dev.vertxagents.codegen.ExposedMethod.Result;
import io.vertx.codegen.processor.Model;
import io.vertx.codegen.processor.ModuleInfo;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** A top-level type that exposes methods: an {@code @Expose} interface, or a class with {@code @Expose} methods. */
final class ExposedType implements Model {
  static final String KIND = "exposed";

  private final ProcessingEnvironment environment;
  private final TypeElement element;
  private final Problems problems;
  private List<ExposedMethod> methods = List.of();
  private boolean ready;

  ExposedType(ProcessingEnvironment environment, TypeElement element) {
    this.environment = environment;
    this.element = element;
    this.problems = new Problems(environment.getMessager(), element);
  }

  /** Reads the type, telling all that is wrong; false if nothing is to be generated from it. */
  @Override
  public boolean process() {
    if (Annotations.has(element, Names.EXPOSE) && !isInterface()) {
      String what = element.getKind() == ElementKind.ANNOTATION_TYPE ? "an annotation" : "a class";
      problems.error("ExposeType", element, what + " cannot be exposed as a whole: type=" + element.getQualifiedName()
          + " (put @Expose on its methods, or on an interface that it implements)");
      return false;
    }
    if (!element.getTypeParameters().isEmpty()) {
      return false; // its variables mean something only in its subtypes, which get code of their own
    }
    MethodReader reader = new MethodReader(environment, element, problems);
    methods = reader.read();
    boolean any = isInterface() || !calls().isEmpty();
    checkFree("Proxy", "TypedProxy", isInterface());
    checkFree("Routes", "GeneratedRoutes", any);
    ready = any && reader.isComplete() && !problems.any();
    return ready;
  }

  /** What was generated before is no clash. */
  private void checkFree(String suffix, String base, boolean generated) {
    Elements elements = environment.getElementUtils();
    TypeElement taken = generated ? elements.getTypeElement(getFqn() + suffix) : null;
    if (taken != null && !taken.getSuperclass().toString().equals(Names.RPC + base)) {
      problems.error("ExposeNameClash", element, "the generated class would have the name of another: type="
          + taken.getQualifiedName() + " (rename one of them)");
    }
  }

  @Override
  public String getKind() {
    return KIND;
  }

  @Override
  public TypeElement getElement() {
    return element;
  }

  @Override
  public String getFqn() {
    return element.getQualifiedName().toString();
  }

  @Override
  public ModuleInfo getModule() {
    return null;
  }

  /** Whether there is something to generate, and nothing is in the way. */
  boolean isReady() {
    return ready;
  }

  boolean isInterface() {
    return element.getKind() == ElementKind.INTERFACE;
  }

  String simpleName() {
    return element.getSimpleName().toString();
  }

  String packageName() {
    return environment.getElementUtils().getPackageOf(element).getQualifiedName().toString();
  }

  /** The access of what is generated: that of the type. */
  String access() {
    return element.getModifiers().contains(Modifier.PUBLIC) ? "public " : "";
  }

  /** The types it has as members, inherited ones too. */
  List<String> memberTypes() {
    return ElementFilter.typesIn(environment.getElementUtils().getAllMembers(element)).stream()
        .map(member -> member.getSimpleName().toString()).toList();
  }

  /** In the order of the source. */
  List<ExposedMethod> methods() {
    return methods;
  }

  /** Those that are called: no steps to sub-services. */
  List<ExposedMethod> calls() {
    return methods.stream().filter(method -> method.result() != Result.STEP).toList();
  }

  /** Those of a file beside it that defines types of those names. */
  Imports imports(String... defined) {
    Elements elements = environment.getElementUtils();
    String prefix = packageName().isEmpty() ? "" : packageName() + '.';
    return new Imports(packageName(), simple -> elements.getTypeElement(prefix + simple) != null, defined);
  }

  /** How types are named in one generated file. */
  TypeText typeText(Imports imports) {
    return new TypeText(environment.getTypeUtils(), imports);
  }
}
