package dev.vertxagents.codegen;

import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads annotations by their names. */
final class Annotations {
  private Annotations() {
  }

  static boolean has(Element element, String annotation) {
    return find(element, annotation) != null;
  }

  private static AnnotationMirror find(Element element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().contentEquals(annotation)) {
        return mirror;
      }
    }
    return null;
  }

  /** An attribute as it is written there; {@code orElse} if it is not. */
  @SuppressWarnings("unchecked") // the annotation's own type
  static <T> T value(Element element, String annotation, String attribute, T orElse) {
    AnnotationMirror mirror = find(element, annotation);
    if (mirror != null) {
      for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry
          : mirror.getElementValues().entrySet()) {
        if (entry.getKey().getSimpleName().contentEquals(attribute)) {
          return (T) entry.getValue().getValue();
        }
      }
    }
    return orElse;
  }
}
