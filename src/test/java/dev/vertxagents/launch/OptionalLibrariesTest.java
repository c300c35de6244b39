package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs a library that is not there says which, before anything starts. */
@Timeout(60)
class OptionalLibrariesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--console=0|vertx-web|io.vertx:vertx-web (--console needs it, and the WebJars lit-html and uplot; the -all jar"
          + " has them)",
      "--metrics=0|micrometer|io.vertx:vertx-micrometer-metrics and io.micrometer:micrometer-registry-prometheus"
          + " (--metrics needs it; the -all jar has it)",
      "--health=0|health-check|io.vertx:vertx-health-check (--health needs it; the -all jar has it)"})
  void anOptionTellsWhatItNeeds(String option, String library, String told) throws Exception {
    try (JvmProcess process = JvmProcess.java(Path.of("."), "-cp", JvmProcess.classPathWithout(library),
        Main.class.getName(), "run", "conf/meters.json", option)) {
      assertThat(process.exitCode()).isEqualTo(1);
      // newer JVMs warn of what Hazelcast does
      assertThat(process.err().lines()).filteredOn(line -> !line.startsWith("WARNING: "))
          .containsExactly("error: not on the class path: " + told);
    }
  }
}
