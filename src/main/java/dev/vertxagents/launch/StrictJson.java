package dev.vertxagents.launch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads one JSON object that people wrote, and says where it is wrong. Stricter than Vert.x's own reader: no key
 * twice, nothing after the end, UTF-8 without byte order mark, at most {@value #MAX_BYTES} bytes and {@value
 * #MAX_DEPTH} levels. Line ends may be of any kind.
 */
final class StrictJson {
  /** 1 MiB. */
  static final int MAX_BYTES = 1 << 20;
  static final int MAX_DEPTH = 32;

  // ours is the depth check that speaks; Jackson's stands one level behind it
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH + 1).build())
      .build();

  private final JsonParser parser;
  private final String file;

  private StrictJson(JsonParser parser, String file) {
    this.parser = parser;
    this.file = file;
  }

  /** Fails with {@link DescriptorException} that names file, line and column. */
  static JsonObject read(byte[] bytes, String file) {
    if (bytes.length > MAX_BYTES) {
      throw new DescriptorException("file exceeds limit: file=" + file + " maxBytes=" + MAX_BYTES);
    }
    try (JsonParser parser = FACTORY.createParser(decode(bytes, file))) {
      return new StrictJson(parser, file).document();
    } catch (JsonProcessingException e) {
      throw at(file, e.getLocation(), "not JSON", e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  /** The depth of JSON that was not read from a file. */
  static void checkDepth(Object value, String file) {
    checkDepth(value, file, 1);
  }

  private static void checkDepth(Object value, String file, int depth) {
    Iterable<?> children = value instanceof JsonObject object ? object.getMap().values()
        : value instanceof JsonArray array ? array.getList() : List.of();
    if (depth > MAX_DEPTH && (value instanceof JsonObject || value instanceof JsonArray)) {
      throw Place.top(file).refuse("nesting exceeds limit", "maxDepth=" + MAX_DEPTH);
    }
    children.forEach(child -> checkDepth(child, file, depth + 1));
  }

  private static String decode(byte[] bytes, String file) {
    if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
      throw new DescriptorException("byte order mark in JSON: file=" + file + " (save it as UTF-8 without BOM)");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(input, text, true);
    if (result.isError()) {
      throw badUtf8(bytes, input.position(), file, result);
    }
    return text.flip().toString();
  }

  private static DescriptorException badUtf8(byte[] bytes, int offset, String file, CoderResult result) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    CharacterCodingException cause = new MalformedInputException(result.length());
    return new DescriptorException("not UTF-8: file=" + file + " line=" + line + " offset=" + offset + " byte=0x"
        + Integer.toHexString(bytes[offset] & 0xff) + " (save it as UTF-8)", cause);
  }

  private JsonObject document() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw refuse("not a JSON object", "(it begins with { and ends with })");
    }
    JsonObject object = object(1);
    if (parser.nextToken() != null) {
      throw refuse("text after the end of the JSON object", "");
    }
    return object;
  }

  private JsonObject object(int depth) throws IOException {
    checkDepth(depth);
    JsonObject object = new JsonObject();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      object.put(key, value(depth));
    }
    return object;
  }

  private JsonArray array(int depth) throws IOException {
    checkDepth(depth);
    JsonArray array = new JsonArray();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(depth));
    }
    return array;
  }

  private Object value(int depth) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(depth + 1);
      case START_ARRAY -> array(depth + 1);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw refuse("nesting exceeds limit", "maxDepth=" + MAX_DEPTH);
    }
  }

  private DescriptorException refuse(String rule, String details) {
    return at(file, parser.currentTokenLocation(), rule, details, null);
  }

  private static DescriptorException at(String file, JsonLocation location, String rule, String details,
      Throwable cause) {
    String where = " file=" + file + " line=" + location.getLineNr() + " column=" + Math.max(1, location.getColumnNr());
    return new DescriptorException(rule + ":" + where + (details.isEmpty() ? "" : " " + details), cause);
  }
}
