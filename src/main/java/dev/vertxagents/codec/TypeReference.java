package dev.vertxagents.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Captures a full generic type: {@code new TypeReference<List<Double>>() {}}. */
public abstract class TypeReference<T> {
  private final Type type;

  protected TypeReference() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parameterized)) {
      throw new IllegalArgumentException("type reference without a type: write new TypeReference<List<Double>>() {}");
    }
    type = parameterized.getActualTypeArguments()[0];
  }

  public final Type type() {
    return type;
  }
}
