package dev.vertxagents.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Sealed interfaces of records, as the codec takes them: a record is told by its simple name, under {@code "type"}. */
final class SealedFamily {
  private SealedFamily() {
  }

  static boolean isOne(TypeElement element) {
    return element.getKind() == ElementKind.INTERFACE && element.getModifiers().contains(Modifier.SEALED);
  }

  /** Why it cannot travel, whatever its records hold; null if it can. */
  static String fault(TypeElement sealed) {
    Set<String> names = new HashSet<>();
    for (TypeElement record : records(sealed)) {
      if (record.getKind() != ElementKind.RECORD) {
        return "type=" + record + " (of a sealed interface only records travel)";
      }
      if (record.getRecordComponents().stream().anyMatch(part -> part.getSimpleName().contentEquals("type"))) {
        return "type=" + record + " (its component \"type\" is where the record's name travels: rename it)";
      }
      if (!names.add(record.getSimpleName().toString())) {
        return "type=" + record + " (two records of " + sealed + " have this simple name: rename one)";
      }
    }
    return null;
  }

  /** All that implements it and is not such an interface itself. */
  private static Set<TypeElement> records(TypeElement sealed) {
    Set<TypeElement> records = new LinkedHashSet<>();
    for (TypeMirror permitted : sealed.getPermittedSubclasses()) {
      TypeElement element = (TypeElement) ((DeclaredType) permitted).asElement();
      if (isOne(element)) {
        records.addAll(records(element));
      } else {
        records.add(element);
      }
    }
    return records;
  }

  /** What it permits, with the type arguments that follow from its own; raw where they do not. */
  static List<DeclaredType> members(DeclaredType sealed, Types types) {
    List<DeclaredType> members = new ArrayList<>();
    for (TypeMirror permitted : ((TypeElement) sealed.asElement()).getPermittedSubclasses()) {
      members.add(bound((TypeElement) ((DeclaredType) permitted).asElement(), sealed, types));
    }
    return members;
  }

  private static DeclaredType bound(TypeElement subtype, DeclaredType sealed, Types types) {
    for (TypeMirror parent : subtype.getInterfaces()) {
      if (((DeclaredType) parent).asElement().equals(sealed.asElement())) {
        return bound(subtype, ((DeclaredType) parent).getTypeArguments(), sealed, types);
      }
    }
    return types.getDeclaredType(subtype);
  }

  private static DeclaredType bound(TypeElement subtype, List<? extends TypeMirror> passedOn, DeclaredType sealed,
      Types types) {
    List<TypeMirror> arguments = new ArrayList<>();
    subtype.getTypeParameters().forEach(variable -> {
      for (int i = 0; i < passedOn.size() && i < sealed.getTypeArguments().size(); i++) {
        if (types.isSameType(passedOn.get(i), variable.asType())) {
          arguments.add(sealed.getTypeArguments().get(i));
          return;
        }
      }
    });
    boolean all = arguments.size() == subtype.getTypeParameters().size();
    return types.getDeclaredType(subtype, all ? arguments.toArray(TypeMirror[]::new) : new TypeMirror[0]);
  }
}
