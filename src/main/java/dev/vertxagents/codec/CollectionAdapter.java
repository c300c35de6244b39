package dev.vertxagents.codec;

import java.util.Collection;
import java.util.function.IntFunction;

/**
 * Collections of one element type, as arrays.
 *
 * <p>A set compares elements whose hash codes are equal, which a peer can arrange. Single values have an order that
 * keeps this cheap; of anything else a set takes {@value #MAX_UNORDERED} elements.
 */
final class CollectionAdapter extends NullableAdapter<Collection<Object>> {
  static final int MAX_UNORDERED = 4096;

  private final TypeAdapter<Object> element;
  private final IntFunction<? extends Collection<Object>> empty;
  private final boolean hashes;

  /** @param hashes whether the collection is a hash set */
  CollectionAdapter(TypeAdapter<Object> element, IntFunction<? extends Collection<Object>> empty, boolean hashes) {
    this.element = element;
    this.empty = empty;
    this.hashes = hashes;
  }

  @Override
  Collection<Object> readValue(ValueReader in) {
    int announced = in.beginArray();
    Collection<Object> collection = empty.apply(Values.trusted(announced));
    HashGuard guard = new HashGuard();
    int unordered = 0;
    while (in.hasNext()) {
      Object value = element.read(in);
      if (hashes && value != null) {
        guard.check(value, collection.size());
        if (!Scalars.isKey(value) && ++unordered > MAX_UNORDERED) {
          throw new CodecException("too many elements of a set: limit=" + MAX_UNORDERED + " (declare a List)");
        }
      }
      add(collection, value);
    }
    in.endArray();
    return collection;
  }

  /** Deques take no null, sorted sets nothing that does not compare. */
  private static void add(Collection<Object> collection, Object value) {
    try {
      collection.add(value);
    } catch (RuntimeException e) {
      throw new TypeMismatchException("element does not fit its collection: collection="
          + collection.getClass().getSimpleName() + " found=" + Values.kindOf(value));
    }
  }

  @Override
  void writeValue(ValueWriter out, Collection<Object> value) {
    writeAll(out, value, element);
  }

  static void writeAll(ValueWriter out, Collection<?> elements, TypeAdapter<Object> adapter) {
    int announced = elements.size();
    int written = 0;
    out.beginArray(announced);
    try {
      for (Object element : elements) {
        adapter.write(out, element);
        written++;
      }
    } catch (CodecException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CodecException("collection cannot be written: type=" + elements.getClass().getName()
          + " cause=" + e, e);
    }
    Values.checkSize(announced, written);
    out.endArray();
  }
}
