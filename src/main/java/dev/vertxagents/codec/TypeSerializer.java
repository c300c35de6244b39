package dev.vertxagents.codec;

import java.util.function.Function;

/**
 * How objects of one class travel: as {@code {"__type__": [id, data]}}, where the id is the serializer's place in
 * the registry, so both peers must register the same types in the same order. Applies to exactly this class, not to
 * its subclasses.
 *
 * @param type the class
 * @param serialize turns an object into any value that the codecs know, such as a map or a list
 * @param deserialize the reverse, from the plain value read (see {@link ValueReader#readValue()}); whatever it throws
 *     makes the one value unreadable
 */
public record TypeSerializer<T>(Class<T> type, Function<? super T, ?> serialize,
    Function<Object, ? extends T> deserialize) {
}
