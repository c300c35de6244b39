package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonFloatTest {
  /** What Python's repr gave for these doubles; several have more digits in {@code Double.toString} before Java 19. */
  @ParameterizedTest
  @ValueSource(strings = {"0.0", "-0.0", "1.0", "-1.0", "0.1", "0.5", "100.0", "0.002", "0.0001", "0.00012",
      "1e-05", "1.5e-05", "9.999e-05", "123456.789", "1000000000000000.0", "9007199254740992.0",
      "9999999999999998.0", "1e+16", "1.2345678901234568e+17", "9.223372036854776e+18", "1.8446744073709552e+19",
      "2e+22", "1e+23", "8.41e+21", "2.0019e-05", "5e-324", "1e-323", "1.5e-323", "2e-323", "4.4e-323",
      "2.2250738585072014e-308", "2.225073858507201e-308", "1.7976931348623157e+308", "2.98023223876953e-08",
      "5.684341886080802e-14", "4.35e-322", "3.141592653589793", "0.30000000000000004", "1.1e-05", "2.2e-322",
      "1.0000000000000002", "4503599627370496.0", "1e+100", "1e-100", "-1.23456e+52"})
  void writesDoublesAsPythonDoes(String python) {
    double value = Double.parseDouble(python);

    String repr = PythonFloat.repr(value);

    assertThat(Double.parseDouble(repr)).isEqualTo(value);
    assertThat(repr).isEqualTo(python);
  }
}
