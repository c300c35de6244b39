package dev.vertxagents.interop;

import static dev.vertxagents.interop.Outcomes.await;
import static dev.vertxagents.interop.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.buffer.Buffer;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The cases about values that travel there and back. */
final class ValueCases {
  static final Map<String, Case> ALL = new LinkedHashMap<>();

  static {
    ALL.put("scalars", ValueCases::scalars);
    ALL.put("ints", ValueCases::ints);
    ALL.put("big_ints", ValueCases::bigInts);
    ALL.put("floats", ValueCases::floats);
    ALL.put("strings", ValueCases::strings);
    ALL.put("binary", ValueCases::binary);
    ALL.put("containers", ValueCases::containers);
    ALL.put("int_keys", ValueCases::intKeys);
    ALL.put("unserializable_argument", ValueCases::unserializableArgument);
    ALL.put("dates", ValueCases::dates);
    ALL.put("custom_object", ValueCases::customObject);
    ALL.put("one_mebibyte", ValueCases::oneMebibyte);
  }

  private ValueCases() {
  }

  private static void scalars(PythonPeer peer) {
    for (Object value : Arrays.asList(null, true, false, 0, 1, -1, "", "spam", 0.0, -0.0, 1.5)) {
      assertThat(peer.echoed(value)).isEqualTo(value);
    }
  }

  private static void ints(PythonPeer peer) {
    for (int bits : new int[] {5, 7, 8, 15, 16, 31, 32, 53, 63}) {
      BigInteger power = BigInteger.ONE.shiftLeft(bits);
      for (BigInteger value : List.of(power.subtract(BigInteger.ONE), power, power.negate(),
          power.negate().add(BigInteger.ONE))) {
        assertThat(peer.echoed(value)).isEqualTo(smallest(value));
      }
    }
    BigInteger largest = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    assertThat(peer.echoed(largest)).isEqualTo(largest);
    assertThat(peer.echoed(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
  }

  /** As undeclared values arrive. */
  private static Number smallest(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return value.intValue();
    }
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  private static void bigInts(PythonPeer peer) {
    if (peer.speaksJson()) {
      assertThat(peer.echoed(BigInteger.TEN.pow(30))).isEqualTo(BigInteger.TEN.pow(30));
    } else {
      failure(FailureCode.ENCODE_FAILED, peer.echo.call("echo", BigInteger.ONE.shiftLeft(64)));
    }
  }

  private static void floats(PythonPeer peer) {
    for (double value : new double[] {0.1, 1e16, 1e15, 1e22, 1e-5, 1e-4, Double.MIN_VALUE, Math.PI, Double.MAX_VALUE,
        123456789012345680.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
      assertThat(peer.echoed(value)).isEqualTo(value);
    }
  }

  private static void strings(PythonPeer peer) {
    for (String value : List.of("äöü€", "\ud83d\ude00", "\"\\/\b\f\n\r\t\0\37\177", "\u2028", "x".repeat(31),
        "x".repeat(32), "x".repeat(255), "x".repeat(256), "x".repeat(65536), "é".repeat(40000))) {
      assertThat(peer.echoed(value)).isEqualTo(value);
    }
  }

  private static void binary(PythonPeer peer) {
    if (peer.speaksJson()) {
      failure(FailureCode.ENCODE_FAILED, peer.echo.call("echo", Buffer.buffer("x")));
      return;
    }
    for (int length : new int[] {0, 1, 255, 256, 70000}) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) 0xff);
      assertThat(peer.echoed(bytes)).isEqualTo(Buffer.buffer(bytes));
      assertThat(peer.echoed(Buffer.buffer(bytes))).isEqualTo(Buffer.buffer(bytes));
    }
  }

  private static void containers(PythonPeer peer) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    ordered.put("b", 1);
    ordered.put("a", Map.of("c", Arrays.asList(null, true)));
    Map<String, Object> sixteen = new LinkedHashMap<>();
    IntStream.range(0, 16).forEach(i -> sixteen.put("k" + i, i));
    for (Object value : List.of(List.of(), List.of(1, List.of(2, List.of(3, List.of()))), Map.of(),
        IntStream.range(0, 15).boxed().toList(), IntStream.range(0, 16).boxed().toList(),
        IntStream.range(0, 70000).boxed().toList())) {
      assertThat(peer.echoed(value)).isEqualTo(value);
    }
    for (Map<String, Object> map : List.of(ordered, sixteen)) {
      assertThat(peer.echoed(map)).isEqualTo(map);
      assertThat(List.copyOf(((Map<?, ?>) peer.echoed(map)).keySet())).isEqualTo(List.copyOf(map.keySet()));
    }
  }

  private static void intKeys(PythonPeer peer) {
    assertThat(peer.echoed(Map.of(1, 2))).isEqualTo(peer.speaksJson() ? Map.of("1", 2) : Map.of(1, 2));
  }

  private static void unserializableArgument(PythonPeer peer) {
    failure(FailureCode.ENCODE_FAILED, peer.echo.call("echo", new PeerAgents.Unserializable()));

    assertThat(peer.echoed(1)).isEqualTo(1);
  }

  private static void dates(PythonPeer peer) {
    OffsetDateTime date = OffsetDateTime.parse("2017-12-28T23:59:59.000123+02:00");
    assertThat(await(peer.dates.call("next_day", date))).isEqualTo(date.plusDays(1));
    assertThat(await(peer.dates.call("utc_iso", date))).isEqualTo("2017-12-28T21:59:59.000123+00:00");
    for (String text : List.of("1970-01-01T00:00:00Z", "2016-02-29T12:00:00-03:30")) {
      assertThat(peer.echoed(OffsetDateTime.parse(text))).isEqualTo(OffsetDateTime.parse(text));
    }
  }

  private static void customObject(PythonPeer peer) {
    if (peer.wiring.point()) {
      Call<Point> swap = Call.of("swap_point", new Point(1, "two")).returning(Point.class);
      assertThat(await(peer.dates.call(swap))).isEqualTo(new Point("two", 1));
    } else {
      failure(FailureCode.ENCODE_FAILED, peer.dates.call("swap_point", new PeerAgents.Unserializable()));
    }
  }

  private static void oneMebibyte(PythonPeer peer) {
    String text = "abcdefgh".repeat(1 << 17);
    assertThat(peer.echoed(text)).isEqualTo(text);
  }
}
