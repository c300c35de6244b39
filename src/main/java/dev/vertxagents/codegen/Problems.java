package dev.vertxagents.codegen;

import java.util.Arrays;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/**
 * Tells the compiler what is wrong, each time with a tag, on the element at fault, and with what to write instead.
 * Nothing ends at the first: all are found in one run.
 */
final class Problems {
  private final Messager messager;
  private final Element fallback;
  private boolean any;

  /** {@code fallback} is where what belongs to no source is shown: what is inherited from a class file. */
  Problems(Messager messager, Element fallback) {
    this.messager = messager;
    this.fallback = fallback;
  }

  /** Whether an error was found. */
  boolean any() {
    return any;
  }

  /** An error; false if the element or what is around it suppresses that tag. */
  boolean error(String tag, Element element, String text) {
    boolean told = !isSuppressed(tag, element);
    if (told) {
      any = true;
      messager.printMessage(Kind.ERROR, '[' + tag + "] " + text, isWithin(element) ? element : fallback);
    }
    return told;
  }

  void warning(String tag, Element element, String text) {
    tell(Kind.WARNING, tag, element, text);
  }

  /** Less than a warning: nothing is wrong. */
  void note(String tag, Element element, String text) {
    tell(Kind.NOTE, tag, element, text);
  }

  private void tell(Kind kind, String tag, Element element, String text) {
    if (!isSuppressed(tag, element)) {
      messager.printMessage(kind, '[' + tag + "] " + text, element);
    }
  }

  private boolean isWithin(Element element) {
    Element around = element;
    while (around != null && around != fallback) {
      around = around.getEnclosingElement();
    }
    return around != null;
  }

  private static boolean isSuppressed(String tag, Element element) {
    for (Element around = element; around != null; around = around.getEnclosingElement()) {
      SuppressWarnings suppressed = around.getAnnotation(SuppressWarnings.class);
      if (suppressed != null && Arrays.asList(suppressed.value()).contains(tag)) {
        return true;
      }
    }
    return false;
  }
}
