package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class Lz4InflaterTest {
  private final ClassLoader world = new WithoutLz4();

  /** Loads our classes anew, in a world without lz4-java. */
  private static final class WithoutLz4 extends ClassLoader {
    WithoutLz4() {
      super(Lz4InflaterTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("net.jpountz.")) {
        throw new ClassNotFoundException(name);
      }
      return name.startsWith("dev.vertxagents.codec.") ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void saysWhatToAddWhenLz4IsNotOnTheClassPath() {
    byte[] payload = Payloads.bytes("02012008 40000000 40000000 18000000 14000000 00000000");

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> decodeWithoutLz4(payload)).isInstanceOf(InvocationTargetException.class).cause()
          .hasMessageContaining("org.lz4:lz4-java");
    }
  }

  @Test
  void readsBlosclzWithoutLz4OnTheClassPath() throws Exception {
    byte[] payload = Payloads.bytes("02010008 03000000 03000000 1c000000 14000000 04000000 0291a161");

    assertThat(decodeWithoutLz4(payload)).isEqualTo(List.of("a"));
  }

  private Object decodeWithoutLz4(byte[] payload) throws Exception {
    Object codec = world.loadClass(BloscCodec.class.getName()).getConstructor().newInstance();
    Method decode = world.loadClass(Payloads.class.getName())
        .getDeclaredMethod("decode", world.loadClass(Codec.class.getName()), byte[].class);
    decode.setAccessible(true);
    return decode.invoke(null, codec, payload);
  }
}
