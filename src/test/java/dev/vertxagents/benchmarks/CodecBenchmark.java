package dev.vertxagents.benchmarks;

import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecLimits;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.FrameBuffer;
import dev.vertxagents.codec.References;
import dev.vertxagents.codec.TypeAdapters;
import dev.vertxagents.codec.TypeRegistry;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to write and to read a request: {@code add(7, 9)} and the echo of a text of 1 KiB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = {EventLoop.EXECUTOR, EventLoop.CLASS})
public class CodecBenchmark {
  @Param({"msgpack", "json", "blosc"})
  public String codec;

  private final FrameBuffer out = new FrameBuffer();
  private final String text = "0123456789abcdef".repeat(64);
  private ValueWriter writer;
  private ValueReader reader;
  private byte[] add;
  private byte[] echo;

  /** Makes a writer and a reader, as each connection does, and the payloads to read. */
  @Setup
  public void open() {
    Codec chosen = CodecRegistry.all().named(codec);
    TypeRegistry types = new TypeRegistry(List.of(), References.NONE, new TypeAdapters(List.of()));
    writer = chosen.writer(out, types);
    reader = chosen.reader(types, CodecLimits.DEFAULT);
    writeAdd();
    add = Arrays.copyOf(out.array(), out.size());
    writeEcho();
    echo = Arrays.copyOf(out.array(), out.size());
  }

  @Benchmark
  public int writeAdd() {
    begin("agents/0/add");
    writer.beginArray(2);
    writer.writeInt(7);
    writer.writeInt(9);
    return end();
  }

  @Benchmark
  public int writeEcho() {
    begin("agents/0/echo");
    writer.beginArray(1);
    writer.writeString(text);
    return end();
  }

  private void begin(String path) {
    out.truncate(0);
    writer.start();
    writer.beginArray(3);
    writer.writeInt(0);
    writer.writeInt(1234);
    writer.beginArray(3);
    writer.writeString(path);
  }

  private int end() {
    writer.endArray();
    writer.beginMap(0);
    writer.endMap();
    writer.endArray();
    writer.endArray();
    writer.finish();
    return out.size();
  }

  @Benchmark
  public int readAdd() {
    String path = head(add);
    reader.beginArray();
    int sum = reader.readInt() + reader.readInt();
    tail();
    return sum + path.length();
  }

  @Benchmark
  public int readEcho() {
    String path = head(echo);
    reader.beginArray();
    int length = reader.readString().length();
    tail();
    return length + path.length();
  }

  private String head(byte[] payload) {
    reader.reset(payload, 0, payload.length);
    reader.beginArray();
    reader.readInt();
    reader.readLong();
    reader.beginArray();
    return reader.readString();
  }

  private void tail() {
    reader.endArray();
    reader.beginMap();
    reader.endMap();
    reader.endArray();
    reader.endArray();
    reader.finish();
  }

  /** {@link #readAdd()} as a tree. */
  @Benchmark
  public Object readTree() {
    reader.reset(add, 0, add.length);
    return reader.readValue();
  }
}
