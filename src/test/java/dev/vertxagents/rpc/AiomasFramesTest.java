package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecLimits;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.DateSerializer;
import dev.vertxagents.codec.ValueReader;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls and answers as aiomas 2.0.1 recorded them: ours are the same bytes. */
class AiomasFramesTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Types TYPES = new Types(List.of(DateSerializer.INSTANCE));
  /** Connections with other numbers for their types than a plain container's, or no calls. */
  private static final String OTHER_TYPES = "(custom|rpc_root|channel|proxy_.*extra|proxy_root|manager).*";
  private static final Set<String> ANSWERED = Set.of("echo", "noop", "add", "echo_args", "ops/mul",
      "ops/inner/mul", "me");

  @AfterAll
  static void close() {
    Await.close(VERTX);
  }

  /** A service of the other end, by its path there. */
  record Reference(String path) {
  }

  /** Answers as the recorded agents did. */
  static class Recorded {
    @Expose
    final Operations ops = new Operations();

    @Expose
    Object echo(Object value) {
      return value;
    }

    @Expose
    void noop() {
    }

    @Expose
    int add(int a, int b) {
      return a + b;
    }

    @Expose("echo_args")
    List<Object> echoArgs(@Arg(keyword = true) Map<String, Object> keywords, Object... args) {
      return List.of(List.of(args), keywords);
    }

    @Expose
    Object me() {
      return this;
    }

    static class Operations {
      @Expose
      final Operations inner;

      Operations() {
        inner = new Operations(null);
      }

      private Operations(Operations inner) {
        this.inner = inner;
      }

      @Expose
      int mul(int a, int b) {
        return a * b;
      }
    }
  }

  private static List<JsonObject> vectors() throws IOException {
    try (InputStream file = AiomasFramesTest.class.getResourceAsStream("/aiomas-vectors.json")) {
      return new JsonObject(Buffer.buffer(file.readAllBytes())).getJsonArray("vectors").stream()
          .map(JsonObject.class::cast)
          .filter(vector -> vector.containsKey("hex") && !vector.getString("codec").equals("blosc"))
          .filter(vector -> vector.getJsonObject("meaning").getLong("id") == 0)
          .toList();
    }
  }

  static Stream<Named<JsonObject>> requests() throws IOException {
    return vectors().stream()
        .filter(vector -> vector.getJsonObject("meaning").getString("type").equals("request"))
        .filter(vector -> !vector.getString("name").matches(OTHER_TYPES))
        .map(vector -> Named.of(vector.getString("codec") + ' ' + vector.getString("name"), vector));
  }

  static Stream<Arguments> exchanges() throws IOException {
    Map<String, JsonObject> results = new HashMap<>();
    for (JsonObject vector : vectors()) {
      if (vector.getJsonObject("meaning").getString("type").equals("result")) {
        results.put(vector.getString("codec") + vector.getString("name").replace("/result", ""), vector);
      }
    }
    List<Arguments> exchanges = new ArrayList<>();
    requests().map(Named::getPayload).forEach(request -> {
      JsonObject result = results.get(request.getString("codec") + request.getString("name").replace("/request", ""));
      String path = request.getJsonObject("meaning").getJsonArray("content").getString(0);
      if (result != null && ANSWERED.contains(path.replace("agents/0/", ""))) {
        String name = request.getString("codec") + ' ' + request.getString("name");
        exchanges.add(Arguments.of(Named.of(name, request), result));
      }
    });
    return exchanges.stream();
  }

  @ParameterizedTest
  @MethodSource("requests")
  @SuppressWarnings("unchecked")
  void callsAsAiomasDoes(JsonObject vector) {
    List<Object> content = content(vector);
    Call<Object> call = Call.of((String) content.get(0), ((List<Object>) content.get(1)).toArray());
    for (Map.Entry<String, Object> keyword : ((Map<String, Object>) content.get(2)).entrySet()) {
      call = call.kwarg(keyword.getKey(), keyword.getValue());
    }

    String frame = sent(CodecRegistry.all().named(vector.getString("codec")), call);

    assertThat(frame).isEqualTo(vector.getString("hex"));
  }

  private static List<Object> content(JsonObject vector) {
    byte[] frame = HexFormat.of().parseHex(vector.getString("hex"));
    Codec codec = CodecRegistry.all().named(vector.getString("codec"));
    ValueReader reader = codec.reader(TYPES.registry(new RoadReferences(null, new References())), CodecLimits.DEFAULT);
    reader.reset(frame, 4, frame.length - 4);
    List<?> message = (List<?>) reader.readValue();
    return new ArrayList<>((List<?>) message.get(2));
  }

  private static String sent(Codec codec, Call<Object> call) {
    Context context = VERTX.getOrCreateContext();
    RecordingLink link = new RecordingLink();
    Await.on(context, () -> {
      RpcEndpoint endpoint = new RpcEndpoint(context, new RpcOptions()).types(TYPES).referrer(new References());
      return endpoint.adopt(link, codec).remote().call(call);
    });
    return flushed(context, link);
  }

  /** What was written is flushed in the next turn. */
  private static String flushed(Context context, RecordingLink link) {
    return Await.on(context, () -> HexFormat.of().formatHex(link.written().getBytes()));
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void answersAsAiomasDoes(JsonObject request, JsonObject result) {
    Context context = VERTX.getOrCreateContext();
    RecordingLink link = new RecordingLink();
    Await.on(context, () -> {
      Router root = Router.of(TYPES, Service.of(Map.of("agents", Service.of(Map.of("0", new Recorded())))), null);
      new RpcEndpoint(context, new RpcOptions()).types(TYPES).serve(root).adopt(link, null);
      link.arrives(Buffer.buffer(HexFormat.of().parseHex(request.getString("hex"))));
      return null;
    });

    assertThat(flushed(context, link)).isEqualTo(result.getString("hex"));
  }

  /** Knows the recorded services by their paths. */
  private static final class References implements Referrer {
    @Override
    public String pathOf(Object value) {
      return value instanceof Reference reference ? reference.path() : null;
    }

    @Override
    public String addressOf(Object value) {
      return null;
    }

    @Override
    public Object proxy(Road cameBy, String path) {
      return new Reference(path);
    }

    @Override
    public Object proxyAt(String address) {
      return null;
    }
  }
}
