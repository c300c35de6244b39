package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The enabled codecs, by name and by the first byte of a connection. Immutable. */
public final class CodecRegistry {
  private final Map<String, Codec> codecs = new LinkedHashMap<>();

  /**
   * Enables these codecs; an earlier one has precedence where two recognise the same byte. Fails if two have one
   * name.
   */
  public CodecRegistry(List<? extends Codec> codecs) {
    for (Codec codec : codecs) {
      if (this.codecs.put(codec.name(), codec) != null) {
        throw new IllegalArgumentException("codec enabled twice: name=" + codec.name());
      }
    }
  }

  /** All that ship with the library: MsgPack, JSON, Blosc. */
  public static CodecRegistry all() {
    return new CodecRegistry(List.of(new MsgPackCodec(), new JsonCodec(), new BloscCodec()));
  }

  /** The codec of that name. Fails with {@link IllegalArgumentException} that lists the known ones. */
  public Codec named(String name) {
    Codec codec = codecs.get(name);
    if (codec == null) {
      throw new IllegalArgumentException("unknown codec: name=" + name + " (known: " + names() + ")");
    }
    return codec;
  }

  /** The codec of a connection whose first payload begins with this byte, or null. */
  public @Nullable Codec recognise(byte first) {
    for (Codec codec : codecs.values()) {
      if (codec.recognises(first)) {
        return codec;
      }
    }
    return null;
  }

  /** The names, in order of registration. */
  public Set<String> names() {
    return Collections.unmodifiableSet(codecs.keySet());
  }

  /** The codecs, in order of registration. */
  public List<Codec> codecs() {
    return List.copyOf(codecs.values());
  }
}
