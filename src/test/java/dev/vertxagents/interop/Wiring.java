package dev.vertxagents.interop;

import dev.vertxagents.agent.ContainerBuilder;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** One way for two peers to be connected: what both have to agree on outside the protocol. */
record Wiring(String codec, boolean point, boolean unix) {
  /** Every codec, with and without an extra serializer, over TCP and over a Unix socket. */
  static List<Wiring> all() {
    List<Wiring> all = new ArrayList<>();
    for (String codec : List.of("json", "msgpack", "blosc")) {
      for (boolean point : List.of(false, true)) {
        for (boolean unix : List.of(false, true)) {
          all.add(new Wiring(codec, point, unix));
        }
      }
    }
    return all;
  }

  /** A container that speaks so; its endpoint is still to be set. */
  ContainerBuilder container(Vertx vertx, ContainerOptions options) {
    ContainerBuilder builder = Container.builder(vertx).with(options.setCodec(codec));
    return point ? builder.withSerializers(List.of(Point.SERIALIZER)) : builder;
  }

  /** The Python side's options for the same. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("--codec", codec));
    if (point) {
      arguments.add("--point");
    }
    return arguments;
  }

  @Override
  public String toString() {
    return codec + (point ? " with Point" : "") + (unix ? " over a Unix socket" : " over TCP");
  }
}
