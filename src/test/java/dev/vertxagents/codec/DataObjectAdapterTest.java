package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClientOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DataObjectAdapterTest {
  static final List<Wire> wires = Wire.BOTH;

  @DataObject
  static final class Strict {
    Strict(JsonObject json) {
      throw new IllegalArgumentException("always " + json.size());
    }

    Strict() {
    }

    public JsonObject toJson() {
      throw new IllegalStateException("never");
    }
  }

  @DataObject
  static final class OneWay {
    public JsonObject toJson() {
      return new JsonObject();
    }
  }

  @ParameterizedTest
  @FieldSource("wires")
  void dataObjectsTravelAsTheirJson(Wire wire) {
    NetClientOptions options = new NetClientOptions().setReconnectAttempts(7);

    NetClientOptions read = (NetClientOptions) wire.trip(options, NetClientOptions.class);

    assertThat(read.getReconnectAttempts()).isEqualTo(7);
    assertThat(wire.convert(options, JsonObject.class)).isEqualTo(read.toJson());
    assertThat(wire.trip(null, HttpServerOptions.class)).isNull();
  }

  @ParameterizedTest
  @FieldSource("wires")
  void whatItsConstructorObjectsToIsAMismatch(Wire wire) {
    assertThatThrownBy(() -> wire.convert(Map.of(), Strict.class)).isInstanceOf(TypeMismatchException.class)
        .hasMessageContaining("Strict").hasMessageContaining("always 0");
    assertThatThrownBy(() -> wire.convert(List.of(), NetClientOptions.class)).isInstanceOf(TypeMismatchException.class);
    assertThatThrownBy(() -> wire.write(new Strict())).isExactlyInstanceOf(CodecException.class)
        .hasMessageContaining("Strict");
  }

  @Test
  void refusesDataObjectsThatCannotBeRead() {
    assertThatThrownBy(() -> Wire.MSGPACK.adapter(OneWay.class)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OneWay").hasMessageContaining("constructor");
  }
}
