package dev.vertxagents.rpc;

import dev.vertxagents.codec.CodecException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;

/** What Python calls our failures. */
final class PythonNames {
  private static final int MAX_LENGTH = 100;
  private static final Map<Class<?>, String> NAMES = names();

  private PythonNames() {
  }

  private static Map<Class<?>, String> names() {
    Map<Class<?>, String> names = new LinkedHashMap<>();
    names.put(IllegalArgumentException.class, "ValueError");
    names.put(NoSuchElementException.class, "LookupError");
    names.put(IndexOutOfBoundsException.class, "IndexError");
    names.put(UnsupportedOperationException.class, "NotImplementedError");
    names.put(TimeoutException.class, "TimeoutError");
    names.put(CodecException.class, "SerializationError");
    return names;
  }

  /** A Java class's counterpart; a class without one, and whatever users derived themselves, keeps its simple name. */
  static String of(Class<?> failure) {
    if (failure == RuntimeException.class) {
      return "RuntimeError";
    }
    if (failure.getName().startsWith("java.") || CodecException.class.isAssignableFrom(failure)) {
      for (Map.Entry<Class<?>, String> entry : NAMES.entrySet()) {
        if (entry.getKey().isAssignableFrom(failure)) {
          return entry.getValue();
        }
      }
    }
    return NAMES.getOrDefault(failure, simpleName(failure));
  }

  private static String simpleName(Class<?> failure) {
    String name = failure.getSimpleName();
    return name.isEmpty() ? simpleName(failure.getSuperclass()) : name;
  }

  /** The type under which a refusal travels. */
  static String of(FailureCode code) {
    return switch (code) {
      case NO_SUCH_AGENT, NO_SUCH_METHOD -> "LookupError";
      case BAD_ARGUMENTS -> "TypeError";
      case ACCESS_DENIED, ADDRESS_DENIED -> "PermissionError";
      case BAD_ADDRESS, RESULT_TOO_LARGE -> "ValueError";
      case DECODE_FAILED, ENCODE_FAILED, RESULT_UNENCODABLE -> "SerializationError";
      case NOT_CONNECTED, CONNECTION_LOST -> "ConnectionError";
      case TIMEOUT -> "TimeoutError";
      case OVERLOADED, SHUTTING_DOWN, CANCELLED, REMOTE_FAILURE -> "RuntimeError";
    };
  }

  /** A type that code made up, if it can be one. */
  static String safe(String type) {
    boolean name = !type.isEmpty() && type.length() <= MAX_LENGTH && Character.isJavaIdentifierStart(type.charAt(0))
        && type.chars().allMatch(c -> c < 0x7f && Character.isJavaIdentifierPart(c) && c != 0 || c == '.');
    return name ? type : "RuntimeError";
  }
}
