package dev.vertxagents.codegen;

import io.vertx.codegen.processor.Model;
import io.vertx.codegen.processor.ModelProvider;
import io.vertx.codegen.processor.type.TypeMirrorFactory;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * What the vertx-codegen processor asks for each top-level type: whether it exposes something. Says so where nothing
 * can be generated: for nested types, and in packages that the processor skips.
 */
public final class ExposedTypeProvider implements ModelProvider {
  private static final String NESTED = "ExposeNested";
  private static final String SKIPPED = "ExposeSkippedPackage";

  private final Set<String> skipped = new HashSet<>();

  /** For the processor. */
  public ExposedTypeProvider() {
  }

  @Override
  public Model getModel(ProcessingEnvironment environment, TypeMirrorFactory factory, TypeElement type) {
    Problems problems = new Problems(environment.getMessager(), type);
    nested(type, problems);
    skippedBelow(environment, environment.getElementUtils().getPackageOf(type), problems);
    return isExposed(type) ? new ExposedType(environment, type) : null;
  }

  private static boolean isExposed(TypeElement type) {
    if (Annotations.has(type, Names.EXPOSE)) {
      return true;
    }
    return type.getKind() == ElementKind.CLASS && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(method -> Annotations.has(method, Names.EXPOSE));
  }

  private static void nested(Element around, Problems problems) {
    for (TypeElement type : ElementFilter.typesIn(around.getEnclosedElements())) {
      if (type.getKind().isInterface() && Annotations.has(type, Names.EXPOSE)) {
        problems.warning(NESTED, type, "nothing is generated for a nested type, it works by reflection: type="
            + type.getQualifiedName() + " (give it a file of its own, or @SuppressWarnings(\"" + NESTED + "\"))");
      }
      nested(type, problems);
    }
  }

  /** The processor passes over packages named {@code impl}: what is seen of them is seen from beside. */
  private void skippedBelow(ProcessingEnvironment environment, PackageElement here, Problems problems) {
    PackageElement impl = environment.getElementUtils().getPackageElement(here.getQualifiedName() + ".impl");
    if (impl == null || !skipped.add(impl.toString())) {
      return;
    }
    for (TypeElement type : ElementFilter.typesIn(impl.getEnclosedElements())) {
      if (isExposed(type)) {
        problems.warning(SKIPPED, type, "nothing is generated in packages named impl, it works by reflection: type="
            + type.getQualifiedName() + " (move it to another package, or @SuppressWarnings(\"" + SKIPPED + "\"))");
      }
    }
  }
}
