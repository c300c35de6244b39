package dev.vertxagents.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of somebody else, built by Maven with the jar that was just made, from a local repository of its own. */
class ConsumerIT {
  private static final Path SOURCE = Path.of("src/test/consumer");
  private static final String ARTIFACT = "dev/vertxagents/vertx-agents/0.1.0-SNAPSHOT/vertx-agents-0.1.0-SNAPSHOT";

  private static final String RECORDED = "recorded {aa={name=a, values=[1.5]}}";

  @TempDir
  Path work;

  private Path project;

  private record Outcome(int code, String output) {
  }

  @BeforeEach
  void copyAndInstall() throws IOException {
    project = work.resolve("consumer");
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, project.resolve(SOURCE.relativize(file)));
      }
    }
    copy(Path.of(System.getProperty("library.jar")), work.resolve("repository").resolve(ARTIFACT + ".jar"));
    copy(Path.of(System.getProperty("testkit.jar")), work.resolve("repository").resolve(ARTIFACT + "-testkit.jar"));
    copy(Path.of("pom.xml"), work.resolve("repository").resolve(ARTIFACT + ".pom"));
    Files.writeString(work.resolve("settings.xml"), settings());
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }

  /** What this build has downloaded need not be downloaded again. */
  private static String settings() {
    String cache = "<id>cache</id><url>" + Path.of(System.getProperty("maven.repository")).toUri() + "</url>";
    return "<settings><profiles><profile><id>cache</id><repositories><repository>" + cache
        + "</repository></repositories><pluginRepositories><pluginRepository>" + cache
        + "</pluginRepository></pluginRepositories></profile></profiles>"
        + "<activeProfiles><activeProfile>cache</activeProfile></activeProfiles></settings>";
  }

  private Outcome maven(String... goals) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
        "-B", "-s", work.resolve("settings.xml").toString(), "-Dmaven.repo.local=" + work.resolve("repository")));
    command.addAll(List.of(goals));
    Path output = work.resolve("output.txt");
    Process process = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true)
        .redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isTrue();
    return new Outcome(process.exitValue(), text);
  }

  @Test
  void callsThroughGeneratedCode() throws Exception {
    Outcome outcome = maven("compile", "exec:java");

    assertThat(outcome.output()).contains("carried by consumer.ThermometerProxy: "
        + "[Reading[number=0, celsius=20.5], Reading[number=1, celsius=20.5]]");
    assertThat(outcome.output()).contains(RECORDED);
    assertThat(outcome.code()).isZero();
    assertThat(project.resolve("target/classes/consumer/ThermometerRoutes.class")).exists();
    assertThat(project.resolve("target/classes/consumer/RecorderRoutes.class")).exists();
  }

  @Test
  void callsAllTheSameWithoutTheProcessor() throws Exception {
    Path pom = project.resolve("pom.xml");
    Files.writeString(pom, Files.readString(pom)
        .replaceAll("(?s)<annotationProcessorPaths>.*</annotationProcessorPaths>", "<proc>none</proc>"));

    Outcome outcome = maven("compile", "exec:java");

    assertThat(outcome.output()).contains(RECORDED,
        "[Reading[number=0, celsius=20.5], Reading[number=1, celsius=20.5]]")
        .containsPattern("carried by \\S*\\$Proxy\\d+: ");
    assertThat(outcome.code()).isZero();
    assertThat(project.resolve("target/classes/consumer/ThermometerRoutes.class")).doesNotExist();
  }

  @Test
  void testsItsAgentsWithTheTestKit() throws Exception {
    Outcome outcome = maven("test");

    assertThat(outcome.output()).contains("Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void isToldOfItsMistakesWhereTheyAre() throws Exception {
    Path source = project.resolve("src/main/java/consumer/Thermometer.java");
    Files.writeString(source, Files.readString(source).replace("last(int count)", "last(Thread count)"));

    Outcome outcome = maven("compile");

    assertThat(outcome.code()).isNotZero();
    assertThat(outcome.output()).contains("Thermometer.java:[11,37] [ExposeParameterType]", "make it a record");
  }
}
