package dev.vertxagents.codegen;

import io.vertx.codegen.processor.Model;
import io.vertx.codegen.processor.ModelProvider;
import io.vertx.codegen.processor.type.TypeMirrorFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * What the vertx-codegen processor asks for each top-level type: whether it exposes something. Says so where nothing
 * can be generated: for nested types, and in packages that the processor skips.
 */
public final class ExposedTypeProvider implements ModelProvider {
  private static final String NESTED = "ExposeNested";
  private static final String SKIPPED = "ExposeSkippedPackage";
  private static final Pattern IMPL = Pattern.compile("(.*\\.)?impl(\\..*)?");

  private final Set<String> skipped = new HashSet<>();

  /** For the processor. */
  public ExposedTypeProvider() {
  }

  @Override
  public Model getModel(ProcessingEnvironment environment, TypeMirrorFactory factory, TypeElement type) {
    Problems problems = new Problems(environment.getMessager(), type);
    nested(type, problems);
    skipped(environment, type, problems);
    return isExposed(type) ? new ExposedType(environment, type) : null;
  }

  private static boolean isExposed(TypeElement type) {
    return Annotations.has(type, Names.EXPOSE) || !type.getKind().isInterface()
        && type.getEnclosedElements().stream().anyMatch(member -> Annotations.has(member, Names.EXPOSE));
  }

  private static void nested(Element around, Problems problems) {
    for (TypeElement type : ElementFilter.typesIn(around.getEnclosedElements())) {
      if (isExposed(type)) {
        String text = "nothing is generated for a nested type, it works by reflection: type="
            + type.getQualifiedName() + " (give it a file of its own, or @SuppressWarnings(\"" + NESTED + "\"))";
        if (type.getKind().isInterface()) {
          problems.warning(NESTED, type, text);
        } else {
          problems.note(NESTED, type, text);
        }
      }
      nested(type, problems);
    }
  }

  /** The processor passes over packages named {@code impl} and those below: they are seen from beside. */
  private void skipped(ProcessingEnvironment environment, TypeElement seenFrom, Problems problems) {
    Elements elements = environment.getElementUtils();
    String below = root(elements.getPackageOf(seenFrom).getQualifiedName().toString()) + '.';
    for (PackageElement other : ElementFilter.packagesIn(elements.getModuleOf(seenFrom).getEnclosedElements())) {
      String name = other.getQualifiedName().toString();
      if (IMPL.matcher(name).matches() && name.startsWith(below) && skipped.add(name)) {
        ElementFilter.typesIn(other.getEnclosedElements()).stream().filter(ExposedTypeProvider::isExposed)
            .forEach(type -> skipped(type, problems));
      }
    }
  }

  /** The project's own packages begin alike: those of libraries are not looked into. */
  private static String root(String name) {
    int second = name.indexOf('.', name.indexOf('.') + 1);
    return second < 0 ? name : name.substring(0, second);
  }

  private static void skipped(TypeElement type, Problems problems) {
    problems.warning(SKIPPED, type, "nothing is generated in packages named impl, it works by reflection: type="
        + type.getQualifiedName() + " (move it to another package, or @SuppressWarnings(\"" + SKIPPED + "\"))");
  }
}
