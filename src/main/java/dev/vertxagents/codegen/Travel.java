package dev.vertxagents.codegen;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
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

  /** As many as the codec has open. */
  private static final int MAX_OPEN = 100;

  static final String GENERIC = " (a proxy has no type arguments: make an @Expose interface that extends it with them)";

  private final ProcessingEnvironment environment;
  private final StackTypes stack;
  private final Set<String> open = new HashSet<>();

  Travel(ProcessingEnvironment environment, StackTypes stack) {
    this.environment = environment;
    this.stack = stack;
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
    boolean generic = !element.getTypeParameters().isEmpty();
    if (stack.isReference(element)) {
      return generic ? "type=" + type + GENERIC : null;
    }
    if (generic && type.getTypeArguments().isEmpty()) {
      return "type=" + name + " (it is raw: name its type arguments)";
    }
    if (SINGLE.contains(name) || element.getKind() == ElementKind.ENUM) {
      return null;
    }
    if (Annotations.has(element, "io.vertx.codegen.annotations.DataObject")) {
      return isDataObject(element) ? null
          : "type=" + type + " (a @DataObject needs a public toJson() and a constructor of JsonObject)";
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
      return open.size() > MAX_OPEN ? "type=" + name + " (it contains ever larger types of itself)"
          : composite(type, element);
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
      return first(element.getRecordComponents().stream().map(component -> inside(type, component)));
    }
    if (SealedFamily.isOne(element)) {
      String fault = SealedFamily.fault(element);
      return fault != null ? fault
          : first(SealedFamily.members(type, environment.getTypeUtils()).stream().map(this::fault));
    }
    return "type=" + type + NEXT;
  }

  private String inside(DeclaredType record, RecordComponentElement component) {
    if (component.getSimpleName().contentEquals("__type__")) {
      return "type=" + record + " (its component __type__ has a reserved name: rename it)";
    }
    String fault = fault(environment.getTypeUtils().asMemberOf(record, component));
    return fault == null ? null : fault + " inside=" + record + "." + component.getSimpleName();
  }

  private static boolean isDataObject(TypeElement element) {
    boolean written = ElementFilter.methodsIn(element.getEnclosedElements()).stream().anyMatch(method ->
        method.getSimpleName().contentEquals("toJson") && method.getParameters().isEmpty());
    boolean inherited = element.getSuperclass().getKind() == TypeKind.DECLARED
        && !rawName(element.getSuperclass()).equals("java.lang.Object");
    return (written || inherited) && ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
        .anyMatch(made -> made.getParameters().size() == 1
            && rawName(made.getParameters().get(0).asType()).equals("io.vertx.core.json.JsonObject"));
  }

  private static String first(Stream<String> faults) {
    return faults.filter(fault -> fault != null).findFirst().orElse(null);
  }

  /**
   * Why a value of a type that travels cannot arrive as what it is declared, naming the type inside of it: agents and
   * services arrive as proxies. Null if it can.
   */
  String arrivalFault(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> arrivalFault(((ArrayType) type).getComponentType());
      case WILDCARD -> arrivalFault(bound(type, environment));
      case DECLARED -> arrivalFault((DeclaredType) type);
      default -> null;
    };
  }

  private String arrivalFault(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (stack.isReference(element) && !stack.isApi(type) && !stack.isProxy(element)) {
      return "type=" + type + " (it arrives as a proxy: declare AgentProxy or an @Expose interface)";
    }
    return first(type.getTypeArguments().stream().map(this::arrivalFault));
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
