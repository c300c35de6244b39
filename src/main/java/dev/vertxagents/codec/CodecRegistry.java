package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The enabled codecs, by name and by the first byte of a connection. Immutable. */
public final class CodecRegistry {
  private final Map<String, Codec> codecs = new LinkedHashMap<>();

  public CodecRegistry(List<? extends Codec> codecs) {
    codecs.forEach(codec -> this.codecs.put(codec.name(), codec));
  }

  /** All that ship with the library: MsgPack, JSON, Blosc. */
  public static CodecRegistry all() {
    return new CodecRegistry(List.of(new MsgPackCodec(), new JsonCodec(), new BloscCodec()));
  }

  /** Fails with {@link IllegalArgumentException} that lists the known names. */
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

  /** In order of registration. */
  public Set<String> names() {
    return Set.copyOf(codecs.keySet());
  }

  public List<Codec> codecs() {
    return List.copyOf(codecs.values());
  }
}
