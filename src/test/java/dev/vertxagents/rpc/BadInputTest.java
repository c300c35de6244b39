package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.LogLines;
import dev.vertxagents.codec.DateSerializer;
import dev.vertxagents.codec.TypeSerializer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a peer sends that it should not is answered by generated routes to the letter as by reflective ones. */
class BadInputTest {
  /** Throws what a test's URI says. */
  private static final TypeSerializer<URI> URIS = new TypeSerializer<>(URI.class, URI::toString, text -> {
    switch (String.valueOf(text)) {
      case "error" -> throw new AssertionError("secret");
      case "stack" -> {
        return deep(URI.create("a"), 0);
      }
      case "slow" -> {
        await(Duration.ofMillis(1_100));
        return URI.create("slow");
      }
      case "null" -> {
        return null;
      }
      default -> {
        return URI.create((String) text);
      }
    }
  });

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final List<RpcEndpoint> forms = List.of(endpoint(false), endpoint(true));
  private final List<Fussy> services = List.of(new Fussy(), new Fussy());

  /** Keeps its thread, as what should not be done there does. */
  private static void await(Duration span) {
    long end = System.nanoTime() + span.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static URI deep(URI uri, int depth) {
    return deep(deep(uri, depth + 1), depth + 1);
  }

  @AfterEach
  void close() {
    Await.close(vertx);
  }

  private RpcEndpoint endpoint(boolean reflective) {
    Types types = new Types(List.of(DateSerializer.INSTANCE, URIS), List.of(), reflective);
    assertThat(types.routes(Fussy.class).route("ofInt") instanceof ReflectiveRoute).isEqualTo(reflective);
    return new RpcEndpoint(context, new RpcOptions()).types(types);
  }

  /** The text of the failure that a call, in JSON, is answered with; both forms say the same. */
  private String answer(String call) {
    return answer(call, RawFrames.JSON);
  }

  private String answer(String call, RawFrames frames) {
    List<String> answers = List.of(answer(call, 0, frames), answer(call, 1, frames));
    assertThat(answers.get(0)).as(call).isEqualTo(answers.get(1));
    return answers.get(0);
  }

  /** Over a connection of its own: one is closed after some unreadable requests. */
  private String answer(String call, int form, RawFrames frames) {
    RecordingLink link = connected(form);
    arrive(link, frames.frame("[0,1," + call + "]"));
    List<?> reply = frames.read(link.written()).get(0);
    return reply.get(0) + " " + reply.get(2).toString().replaceAll(" error=[0-9a-f]+-[0-9a-f]+", "");
  }

  private RecordingLink connected(int form) {
    RecordingLink link = new RecordingLink();
    RpcEndpoint endpoint = forms.get(form);
    Await.on(context, () -> {
      endpoint.serve(Router.of(endpoint.types(), services.get(form), null)).adopt(link, null);
      return null;
    });
    return link;
  }

  private void arrive(RecordingLink link, Buffer bytes) {
    Await.on(context, () -> {
      link.arrives(bytes);
      return null;
    });
    Await.until(() -> link.written().length() > 0);
  }

  private void assertRefused(int code, String executed, String text, String... calls) {
    assertRefused(RawFrames.JSON, code, executed, text, calls);
  }

  private void assertRefused(RawFrames frames, int code, String executed, String text, String... calls) {
    for (String call : calls) {
      assertThat(answer(call, frames)).as(call).startsWith("2 ").contains(text)
          .endsWith(" [code=" + code + " executed=" + executed + "]\n");
    }
    assertThat(services).as("nothing ran").allMatch(service -> service.runs == 0);
  }

  private static String[] calls(String method, String... arguments) {
    return Arrays.stream(arguments).map(argument -> "[\"" + method + "\",[" + argument + "],{}]")
        .toArray(String[]::new);
  }

  @Test
  void bothTakeWhatIsGood() {
    for (String call : List.of("[\"ofInt\",[2147483647],{}]", "[\"ofByte\",[-128],{}]", "[\"ofDouble\",[1],{}]",
        "[\"ofFloat\",[0.1],{}]", "[\"ofChar\",[\"x\"],{}]", "[\"ofBox\",[null],{}]", "[\"ofString\",[null],{}]",
        "[\"ofRecord\",[{\"round\":1,\"more\":[]}],{}]", "[\"ofEvent\",[{\"by\":1,\"type\":\"Risen\"}],{}]",
        "[\"ofEnum\",[\"L1\"],{}]", "[\"ofMap\",[{\"1\":{\"round\":2}}],{}]", "[\"ofTwo\",[1],{}]",
        "[\"ofTwo\",[],{\"other\":1,\"first\":2}]", "[\"ofRest\",[\"a\",1,2],{}]", "[\"ofRest\",[],{\"first\":\"a\"}]",
        "[\"ofKeywords\",[],{\"a\":1,\"must\":2}]", "[\"ofNothing\",[],{}]",
        "[\"ofRegistered\",[{\"__type__\":[1,\"tcp://a\"]}],{}]",
        "[\"ofProxy\",[{\"__type__\":[2,\"a/b\"]}],{}]", "[\"ofApi\",[{\"__type__\":[2,\"a\"]}],{}]",
        "[\"ofInstant\",[{\"__type__\":[0,\"2024-01-01T00:00:00+00:00\"]}],{}]", "[\"ofAnything\",[[1,{}]],{}]")) {
      assertThat(answer(call)).as(call).startsWith("1 ");
    }
  }

  @Test
  void R10_badPaths() {
    for (String path : List.of("", "/", "a//b", "ofInt/", "..", "%2e", "ofInt\\u0000", "OfInt", "\\u043ffInt", "x")) {
      assertRefused(8, "no", " not found in \"", "[\"" + path + "\",[1],{}]");
    }
    assertRefused(8, "no", " not found in \"", "[\"" + "x".repeat(1024) + "\",[1],{}]");
  }

  @Test
  void R11_whatIsNotExposed() {
    for (String path : List.of("getClass", "hashCode", "wait", "notify", "finalize", "toString", "container/close",
        "class/classLoader", "__class__", "router", "_x", "ran", "runs", "lambda$0", "equals", "route", "invoke")) {
      assertRefused(8, "no", "Name \"" + path.replaceFirst("/.*", "") + "\" not found in \"\" or is not exposed",
          "[\"" + path + "\",[],{}]");
    }
  }

  @Test
  void R12_argumentsThatAreMissingTooManyOrUnknown() {
    assertRefused(9, "no", "missing argument \"value\"", calls("ofInt", ""));
    assertRefused(9, "no", "missing argument \"first\"", "[\"ofTwo\",[],{\"other\":1}]", "[\"ofRest\",[],{}]");
    assertRefused(9, "no", "missing argument \"must\"", "[\"ofKeywords\",[],{\"a\":1}]");
    assertRefused(9, "no", "takes at most 2 positional arguments, got 4", calls("ofTwo", "1,2,3,{\"a\":[4]}"));
    assertRefused(9, "no", "takes at most 0 positional arguments, got 1", calls("ofNothing", "1"));
    assertRefused(9, "no", "takes at most 0 positional", calls("ofKeywords", "1"));
    assertRefused(9, "no", "has no parameter \"third\"", "[\"ofTwo\",[1],{\"third\":1}]");
    assertRefused(9, "no", "has no parameter \"second\"", "[\"ofTwo\",[1],{\"second\":1}]");
    assertRefused(9, "no", "has no parameter \"rest\"", "[\"ofRest\",[\"a\"],{\"rest\":[1]}]");
    assertRefused(9, "no", "has no parameter \"a\"", "[\"ofNothing\",[],{\"a\":1}]");
    assertRefused(9, "no", "got argument \"first\" twice", "[\"ofTwo\",[1],{\"first\":1}]",
        "[\"ofTwo\",[],{\"first\":1,\"first\":2}]");
    assertRefused(9, "no", "got argument \"a\" twice", "[\"ofKeywords\",[],{\"a\":1,\"must\":1,\"a\":2}]");
    for (String primitive : List.of("Int", "Byte", "Short", "Long", "Char", "Float", "Double", "Boolean")) {
      assertRefused(9, "no", "argument \"value\": ", calls("of" + primitive, "null"));
    }
    assertRefused(9, "no", "argument \"rest\": ", calls("ofRest", "\"a\",1,null"));
    assertRefused(9, "no", "argument \"others\": ", "[\"ofKeywords\",[],{\"a\":\"x\",\"must\":1}]");
  }

  @Test
  void R13_numbersAndTextsThatDoNotFit() {
    String big = "1099511627776";
    assertRefused(9, "no", "argument \"value\": ", calls("ofInt", big, "1.5", "\"1\"", "NaN", "true", "[]", "1.0"));
    assertRefused(9, "no", "argument \"value\": ", calls("ofByte", "300", "128", "-129", "1.0"));
    assertRefused(9, "no", "argument \"value\": ", calls("ofShort", "32768", "\"1\""));
    assertRefused(9, "no", "argument \"value\": ", calls("ofLong", "9223372036854775808", "1e3"));
    assertRefused(9, "no", "argument \"value\": ", calls("ofChar", "\"\"", "\"ab\"", "65"));
    assertRefused(9, "no", "argument \"value\": ", calls("ofFloat", "1e300", "\"1\""));
    assertRefused(9, "no", "argument \"value\": ", calls("ofDouble", "9007199254740993", "\"1\"", "true"));
    assertRefused(9, "no", "argument \"value\": ", calls("ofBoolean", "0", "\"true\""));
    assertRefused(9, "no", "argument \"value\": ", calls("ofBox", big, "1.5", "\"1\""));
    assertRefused(9, "no", "argument \"value\": ", calls("ofString", "1", "[]", "{}"));
    assertRefused(9, "no", "argument \"value\": ", calls("ofRecord",
        "{}", "{\"round\":1.5}", "[1]", "{\"round\":null}"));
    assertRefused(9, "no", "argument \"value\": ", calls("ofEvent", "{\"by\":1}", "{\"type\":\"Other\",\"by\":1}",
        "{\"type\":\"Risen\",\"by\":70000}"));
    assertRefused(9, "no", "argument \"value\": ", calls("ofEnum", "\"L3\"", "\"l1\"", "0"));
    assertRefused(9, "no", "argument \"value\": ", calls("ofList", "[1,\"2\"]", "[1.5]", "{}", "\"[]\""));
    assertRefused(9, "no", "argument \"value\": ", calls("ofMap", "{\"a\":{\"round\":1}}", "{\"1\":{}}"));
    assertRefused(9, "no", "argument \"first\": ", "[\"ofTwo\",[],{\"first\":\"1\"}]");
    assertRefused(9, "no", "argument \"other\": ", "[\"ofTwo\",[1,\"1\"],{}]", "[\"ofTwo\",[1],{\"other\":1.5}]");
    assertRefused(9, "no", "argument \"rest\": ", calls("ofRest", "\"a\",1,1.5"));
    assertRefused(9, "no", "argument \"must\": ", "[\"ofKeywords\",[],{\"must\":1.5}]");
  }

  @Test
  void R14_resultsThatCannotTravel() {
    assertRefused(31, "yes", "", "[\"unencodable\",[],{}]", "[\"unencodableLater\",[],{}]",
        "[\"unencodableInside\",[],{}]");
  }

  @Test
  void C17_referencesThatAreNoPath() {
    for (String method : List.of("ofProxy", "ofApi", "ofAnything", "ofString", "ofList", "ofRecord")) {
      for (String path : List.of("1", "null", "[]", "\"" + "x".repeat(10_240) + "\"", "\"a\\nb\"", "\"a/../b\"",
          "\"a//b\"")) {
        String answer = answer(calls(method, "{\"__type__\":[2," + path + "]}")[0]);
        assertThat(answer).as(method + path).matches("(?s)2 .* \\[code=(9|11) executed=no]\n");
      }
    }
    assertRefused(11, "no", "reference", calls("ofAnything", "{\"__type__\":[2,1]}"));
  }

  @ParameterizedTest
  @EnumSource
  void C19_deserializersThatFail(RawFrames frames) {
    assertRefused(frames, 11, "no", "id=1", calls("ofRegistered",
        "{\"__type__\":[1,\"error\"]}", "{\"__type__\":[1,\"stack\"]}",
        "{\"__type__\":[1,\"not a uri\"]}", "{\"__type__\":[1,5]}"));
    assertThat(answer(calls("ofRegistered", "{\"__type__\":[1,\"error\"]}")[0], frames))
        .doesNotContain("secret", "Assertion");
    assertRefused(frames, 11, "no", "id=1", calls("ofAnything", "{\"__type__\":[1,\"error\"]}"));
  }

  @Test
  void C19_aDeserializerThatTakesItsTimeIsToldOfAndHarmsNobody() {
    for (int form = 0; form < forms.size(); form++) {
      RecordingLink link = connected(form);
      Buffer both = RawFrames.JSON.frame("[0,1,[\"ofRegistered\",[{\"__type__\":[1,\"slow\"]}],{}]]")
          .appendBuffer(RawFrames.JSON.frame("[0,2,[\"ofInt\",[1],{}]]"));

      List<String> warnings;
      try (LogLines log = new LogLines()) {
        arrive(link, both);
        Await.until(() -> RawFrames.JSON.read(link.written()).size() == 2);
        warnings = log.lines();
      }

      assertThat(RawFrames.JSON.read(link.written())).extracting(reply -> reply.get(0) + " " + reply.get(1))
          .containsExactly("1 1", "1 2");
      assertThat(warnings).filteredOn(line -> line.startsWith("deserializer blocks")).singleElement().asString()
          .contains("type=java.net.URI took=").doesNotContain("slow");
    }
  }

  @ParameterizedTest
  @EnumSource
  void C20_peersThatNumberTheirTypesDifferently(RawFrames frames) {
    for (String method : List.of("ofInstant", "ofRegistered", "ofProxy", "ofApi", "ofAnything", "ofRecord")) {
      for (String special : List.of("[0,\"agents/0\"]", "[2,\"2024-01-01T00:00:00+00:00\"]", "[3,\"x\"]", "[-1,\"x\"]",
          "[\"0\",\"x\"]", "[0]", "[]", "0", "[1.5,\"x\"]", "[1,{\"__type__\":[0,1]}]")) {
        assertThat(answer(calls(method, "{\"__type__\":" + special + "}")[0], frames)).as(method + special)
            .matches("(?s)2 .* \\[code=(9|11) executed=no]\n");
      }
    }
    assertRefused(frames, 9, "no", "argument \"value\": ", calls("ofInstant", "{\"__type__\":[1,\"tcp://a\"]}"));
    assertRefused(frames, 9, "no", "argument \"value\": ", calls("ofRegistered",
        "{\"__type__\":[0,\"2024-01-01T00:00:00+00:00\"]}"));
    assertRefused(frames, 9, "no", "argument \"value\": ", calls("ofProxy", "{\"__type__\":[1,\"tcp://a\"]}"));
  }
}
