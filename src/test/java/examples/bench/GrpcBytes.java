package examples.bench;

import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Values as bytes, without a compiler for message types. */
record GrpcBytes<T>(Function<T, byte[]> write, Function<byte[], T> read) implements Marshaller<T> {
  static final GrpcBytes<Long> LONG = new GrpcBytes<>(value -> ByteBuffer.allocate(8).putLong(value).array(),
      bytes -> ByteBuffer.wrap(bytes).getLong());
  static final GrpcBytes<Integer> INT = new GrpcBytes<>(value -> ByteBuffer.allocate(4).putInt(value).array(),
      bytes -> ByteBuffer.wrap(bytes).getInt());
  static final GrpcBytes<String> TEXT = new GrpcBytes<>(text -> text.getBytes(StandardCharsets.UTF_8),
      bytes -> new String(bytes, StandardCharsets.UTF_8));

  @Override
  public InputStream stream(T value) {
    return new ByteArrayInputStream(write.apply(value));
  }

  @Override
  public T parse(InputStream stream) {
    try {
      return read.apply(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
