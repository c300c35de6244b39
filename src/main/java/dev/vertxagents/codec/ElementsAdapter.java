package dev.vertxagents.codec;

/**
 * The adapter of an array type, which can also read and write the elements alone: varargs are the tail of a list.
 * Internal.
 */
public interface ElementsAdapter<A> extends TypeAdapter<A> {
  /** All elements up to the end of the array that the reader is in; does not leave it. */
  A readElements(ValueReader in);

  /** Writes the elements into an array that was begun. */
  void writeElements(ValueWriter out, A array);

  int size(A array);
}
