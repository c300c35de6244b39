package dev.vertxagents.codegen;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * Which types can travel, as far as the compiler can know: serializers are registered at run time only, so who has one
 * says so by {@code @SuppressWarnings} with the tag of the error.
 */
final class Travel {
  private static final Set<String> SINGLE = Set.of("java.lang.Object", "java.lang.Void", Names.STRING,
      "java.lang.Boolean", "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long",
      "java.lang.Float", "java.lang.Double", "java.lang.Character", "java.lang.Number", "java.math.BigInteger",
      "java.util.UUID", "java.time.Instant", "java.time.OffsetDateTime", "java.time.ZonedDateTime",
      "java.time.Duration", "java.time.LocalDate", "java.time.LocalTime", "java.time.LocalDateTime",
      "java.time.YearMonth", "java.time.Period", "io.vertx.core.buffer.Buffer", "io.vertx.core.json.JsonObject",
      "io.vertx.core.json.JsonArray");
  private static final Set<String> HOLDING = Set.of("java.util.Optional", "java.lang.Iterable", "java.util.Collection",
      "java.util.List", "java.util.ArrayList", "java.util.LinkedList", "java.util.Queue", "java.util.Deque",
      "java.util.ArrayDeque", "java.util.Set", "java.util.LinkedHashSet", "java.util.HashSet", "java.util.SortedSet",
      "java.util.NavigableSet", "java.util.TreeSet", Names.MAP, "java.util.LinkedHashMap", "java.util.HashMap",
      "java.util.SortedMap", "java.util.NavigableMap", "java.util.TreeMap");
  private static final Set<String> KEYS = Set.of(Names.STRING, "java.lang.Boolean", "java.lang.Byte",
      "java.lang.Short", "java.lang.Integer", "java.lang.Long", "java.lang.Float", "java.lang.Double",
      "java.lang.Character", "java.math.BigInteger", "java.util.UUID", "java.time.LocalDate", "java.time.LocalTime",
      "java.time.LocalDateTime", "java.time.YearMonth", "java.time.Period");
  private static final Pattern SORTED = Pattern.compile("java\\.util\\.(Sorted|Navigable|Tree)(Set|Map)");
  private static final String NEXT = " (make it a record, an enum, a @DataObject or a sealed interface of records; or,"
      + " if a TypeSerializer is registered for it, say so by @SuppressWarnings with this tag)";

  private final ProcessingEnvironment environment;
  private final Set<String> open = new HashSet<>();

  Travel(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** Why values of a type cannot travel, naming the type inside of it that is at fault; null if they can. */
  String fault(TypeMirror type) {
    return switch (type.getKind()) {
      case VOID, BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE -> null;
      case ARRAY -> fault(((ArrayType) type).getComponentType());
      case WILDCARD -> fault(bound(type, environment));
      case TYPEVAR -> "type=" + type + " (it is open: write the type, or extend the interface with type arguments)";
      case DECLARED -> declared((DeclaredType) type);
      default -> "type=" + type + NEXT;
    };
  }

  private String declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    if (!element.getTypeParameters().isEmpty() && type.getTypeArguments().isEmpty()) {
      return "type=" + name + " (it is raw: name its type arguments)";
    }
    if (SINGLE.contains(name) || element.getKind() == ElementKind.ENUM || isReference(element)
        || Annotations.has(element, "io.vertx.codegen.annotations.DataObject")) {
      return null;
    }
    if (HOLDING.contains(name)) {
      String order = order(type, name);
      if (order != null) {
        return order;
      }
      return first(type.getTypeArguments().stream().map(this::fault));
    }
    if (!open.add(type.toString())) {
      return null; // it contains itself
    }
    try {
      return composite(type, element);
    } finally {
      open.remove(type.toString());
    }
  }

  /** What is wrong with the keys of a map, or the elements of a sorted set. */
  private String order(DeclaredType type, String name) {
    TypeMirror first = bound(type.getTypeArguments().get(0), environment);
    boolean sorted = SORTED.matcher(name).matches();
    if (name.endsWith("Map") && !KEYS.contains(rawName(first)) && !isEnum(first)
        && (sorted || !rawName(first).equals("java.lang.Object"))) {
      return "type=" + type + " (its keys are not text, numbers, booleans, enums or UUIDs)";
    }
    TypeElement comparable = environment.getElementUtils().getTypeElement("java.lang.Comparable");
    return !sorted || environment.getTypeUtils().isAssignable(environment.getTypeUtils().erasure(first),
        environment.getTypeUtils().erasure(comparable.asType())) ? null
        : "type=" + type + " (its elements have no natural order)";
  }

  private static boolean isEnum(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement().getKind() == ElementKind.ENUM;
  }

  private String composite(DeclaredType type, TypeElement element) {
    if (element.getKind() == ElementKind.RECORD) {
      return first(ElementFilter.recordComponentsIn(element.getEnclosedElements()).stream()
          .map(component -> inside(type, component)));
    }
    if (element.getKind().isInterface() && element.getModifiers().contains(Modifier.SEALED)) {
      return first(element.getPermittedSubclasses().stream().map(this::ofFamily));
    }
    return "type=" + type + NEXT;
  }

  private String inside(DeclaredType record, RecordComponentElement component) {
    String fault = fault(environment.getTypeUtils().asMemberOf(record, component));
    return fault == null ? null : fault + " inside=" + record + "." + component.getSimpleName();
  }

  private String ofFamily(TypeMirror permitted) {
    TypeElement element = (TypeElement) ((DeclaredType) permitted).asElement();
    if (element.getKind() == ElementKind.RECORD && element.getRecordComponents().stream()
        .anyMatch(component -> component.getSimpleName().contentEquals("type"))) {
      return "type=" + permitted + " (its component \"type\" is where the record's name travels: rename it)";
    }
    if (element.getKind() == ElementKind.RECORD || element.getModifiers().contains(Modifier.SEALED)) {
      return element.getTypeParameters().isEmpty() ? fault(permitted) : null;
    }
    return "type=" + permitted + " (of a sealed interface only records travel)";
  }

  private static String first(Stream<String> faults) {
    return faults.filter(fault -> fault != null).findFirst().orElse(null);
  }

  /** Whether what is passed is a reference: an agent, a service, a proxy. */
  private boolean isReference(TypeElement element) {
    if (isSubtype(element, Names.RPC + "RemoteProxy") || isSubtype(element, Names.RPC + "Service")
        || isSubtype(element, Names.AGENT) || isApi(element.asType())) {
      return true;
    }
    return element.getKind() == ElementKind.CLASS && supertypes(element).anyMatch(parent -> exposes(parent)
        || parent.getInterfaces().stream().anyMatch(this::isApi));
  }

  private static boolean exposes(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(method -> Annotations.has(method, Names.EXPOSE));
  }

  private static Stream<TypeElement> supertypes(TypeElement type) {
    return Stream.iterate(type, element -> element != null, element -> element.getSuperclass().getKind()
        == TypeKind.DECLARED ? (TypeElement) ((DeclaredType) element.getSuperclass()).asElement() : null);
  }

  private boolean isSubtype(TypeElement element, String name) {
    TypeElement other = environment.getElementUtils().getTypeElement(name);
    return other != null && environment.getTypeUtils().isSubtype(environment.getTypeUtils().erasure(element.asType()),
        environment.getTypeUtils().erasure(other.asType()));
  }

  /** Whether it is an {@code @Expose} interface. */
  boolean isApi(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement().getKind().isInterface()
        && Annotations.has(((DeclaredType) type).asElement(), Names.EXPOSE);
  }

  /** Whether a type variable is left in it. */
  static boolean isOpen(TypeMirror type) {
    return switch (type.getKind()) {
      case TYPEVAR -> true;
      case ARRAY -> isOpen(((ArrayType) type).getComponentType());
      case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(Travel::isOpen);
      default -> false;
    };
  }

  /** Whether a method of this type answers later. */
  boolean isFuture(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && (isSubtype((TypeElement) ((DeclaredType) type).asElement(),
        Names.FUTURE) || isSubtype((TypeElement) ((DeclaredType) type).asElement(), Names.STAGE));
  }

  /** Whether there are values of a parameter's type that may be handed over uncopied. */
  static boolean mayPass(ExposedParameter parameter) {
    return parameter.kind() != ExposedParameter.Kind.REST && parameter.kind() != ExposedParameter.Kind.OTHERS
        && parameter.type().getKind() != TypeKind.ARRAY && !HOLDING.stream()
        .filter(name -> !name.endsWith("Optional")).toList().contains(rawName(parameter.type()));
  }

  /** The name of a class without its type arguments; empty for what is none. */
  static String rawName(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED ? ((DeclaredType) type).asElement().toString() : "";
  }

  /** What a wildcard stands for; any other type itself. */
  static TypeMirror bound(TypeMirror type, ProcessingEnvironment environment) {
    if (type.getKind() == TypeKind.WILDCARD) {
      TypeMirror upper = ((WildcardType) type).getExtendsBound();
      return upper == null ? environment.getElementUtils().getTypeElement("java.lang.Object").asType() : upper;
    }
    return type;
  }
}
