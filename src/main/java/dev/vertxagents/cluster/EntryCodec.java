package dev.vertxagents.cluster;

import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.CodecLimits;
import dev.vertxagents.codec.FrameBuffer;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.codec.TypeRegistry;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Entries as bytes: MsgPack {@code [1, name, node, container, incarnation, [address…], [tag…]]}. Whatever is none is
 * told from one, and nothing of it is ever made an object. For one thread.
 */
final class EntryCodec {
  private static final int VERSION = 1;
  private static final int FIELDS = 7;
  private static final int MAX_BYTES = 32 << 10;

  private final FrameBuffer buffer = new FrameBuffer();
  private final ValueWriter out = new MsgPackCodec().writer(buffer, TypeRegistry.PLAIN);
  private final ValueReader in = new MsgPackCodec().reader(TypeRegistry.PLAIN, new CodecLimits(3, MAX_BYTES));

  byte[] write(DirectoryEntry entry) {
    buffer.truncate(0);
    out.start();
    out.beginArray(FIELDS);
    out.writeInt(VERSION);
    out.writeString(entry.name());
    out.writeString(entry.node());
    out.writeString(entry.container());
    out.writeLong(entry.incarnation());
    writeTexts(entry.addresses());
    writeTexts(entry.tags());
    out.endArray();
    out.finish();
    return Arrays.copyOf(buffer.array(), buffer.size());
  }

  private void writeTexts(List<String> texts) {
    out.beginArray(texts.size());
    texts.forEach(out::writeString);
    out.endArray();
  }

  /** The entry, or null if the value is something else: of another version, or hostile. */
  @Nullable DirectoryEntry read(@Nullable Object value) {
    if (!(value instanceof byte[] bytes) || bytes.length > MAX_BYTES) {
      return null;
    }
    try {
      in.reset(bytes, 0, bytes.length);
      DirectoryEntry entry = readFields();
      in.finish();
      return entry;
    } catch (CodecException | IllegalArgumentException e) {
      return null;
    }
  }

  private DirectoryEntry readFields() {
    if (in.beginArray() != FIELDS || in.readInt() != VERSION) {
      throw new CodecException("not an entry of this version");
    }
    String name = in.readString();
    String node = in.readString();
    String container = in.readString();
    long incarnation = in.readLong();
    DirectoryEntry entry = addresses(name, node, container, incarnation);
    in.endArray();
    return entry;
  }

  private DirectoryEntry addresses(String name, String node, String container, long incarnation) {
    List<String> addresses = readTexts();
    return new DirectoryEntry(name, readTexts(), addresses, container, node, incarnation);
  }

  private List<String> readTexts() {
    List<String> texts = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      texts.add(in.readString());
    }
    in.endArray();
    return texts;
  }
}
