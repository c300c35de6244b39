package dev.vertxagents.rpc;

import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecLimits;
import dev.vertxagents.codec.FrameBuffer;
import dev.vertxagents.codec.JsonCodec;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.codec.TypeRegistry;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames of one codec that say what no writer of ours would. */
enum RawFrames {
  JSON(new JsonCodec()) {
    @Override
    byte[] payload(String json) {
      return json.getBytes(StandardCharsets.UTF_8);
    }
  },
  MSGPACK(new MsgPackCodec()) {
    @Override
    byte[] payload(String json) {
      FrameBuffer bytes = new FrameBuffer();
      ValueWriter out = codec.writer(bytes, TypeRegistry.PLAIN);
      out.start();
      write(Json.decodeValue(json), out);
      out.finish();
      return Arrays.copyOf(bytes.array(), bytes.size());
    }
  };

  final Codec codec;

  RawFrames(Codec codec) {
    this.codec = codec;
  }

  abstract byte[] payload(String json);

  /** The frame of a payload that is told as JSON. */
  Buffer frame(String json) {
    byte[] payload = payload(json);
    return Buffer.buffer().appendInt(payload.length).appendBytes(payload);
  }

  /** Maps too that writers refuse to take for one, such as those with the key of special objects. */
  private static void write(Object tree, ValueWriter out) {
    if (tree instanceof JsonObject map) {
      out.beginMap(map.size());
      map.forEach(entry -> {
        out.writeString(entry.getKey());
        write(entry.getValue(), out);
      });
      out.endMap();
    } else if (tree instanceof JsonArray array) {
      out.beginArray(array.size());
      array.forEach(element -> write(element, out));
      out.endArray();
    } else {
      out.writeValue(tree);
    }
  }

  /** The messages in whole frames, as plain values. */
  List<List<?>> read(Buffer frames) {
    List<List<?>> messages = new ArrayList<>();
    ValueReader reader = codec.reader(TypeRegistry.PLAIN, CodecLimits.DEFAULT);
    for (int at = 0; at < frames.length();) {
      byte[] payload = frames.getBytes(at + 4, at + 4 + frames.getInt(at));
      reader.reset(payload, 0, payload.length);
      messages.add((List<?>) reader.readValue());
      at += 4 + payload.length;
    }
    return messages;
  }
}
