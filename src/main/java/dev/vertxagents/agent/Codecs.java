package dev.vertxagents.agent;

import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecRegistry;
import java.util.ArrayList;
import java.util.List;

/** Which codecs a container speaks, and in which order a peer is tried. */
final class Codecs {
  private Codecs() {
  }

  /**
   * Those that the options enable. Fails with {@link IllegalArgumentException} for an unknown name, or if the own one
   * is not enabled.
   */
  static CodecRegistry enabled(ContainerOptions options) {
    CodecRegistry all = CodecRegistry.all();
    CodecRegistry enabled = options.getCodecs().isEmpty() ? all
        : new CodecRegistry(options.getCodecs().stream().map(all::named).toList());
    enabled.named(options.getCodec());
    return enabled;
  }

  /** The preferred one first. */
  static List<Codec> order(CodecRegistry enabled, String preferred) {
    List<Codec> order = new ArrayList<>(List.of(enabled.named(preferred)));
    enabled.codecs().stream().filter(codec -> !codec.name().equals(preferred)).forEach(order::add);
    return order;
  }
}
