package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jars as they are published. */
@Timeout(60)
final class PackagedJarIT {
  private static final String ALL = System.getProperty("all.jar");
  private static final int SIGTERM = 143;

  @TempDir
  private Path elsewhere;

  @Test
  void runsAnExampleFromAForeignDirectory() throws Exception {
    try (JvmProcess server = JvmProcess.java(elsewhere, "-jar", ALL, "run", "conf/hello.json", "--set",
        "hello.port=0")) {
      String line = server.awaitLine("hello listens at ");
      String address = line.substring(line.indexOf("tcp://"), line.indexOf(" ("));
      try (JvmProcess caller = JvmProcess.java(elsewhere, "-jar", ALL, "call", address + "greeter", "greet",
          "\"Ada\"")) {
        assertThat(caller.awaitLine("Ada")).startsWith("\"").endsWith("\"");
        assertThat(caller.exitCode()).isZero();
        assertThat(caller.err()).isEmpty();
      }
      server.terminate();
      assertThat(server.exitCode()).isEqualTo(SIGTERM);
      assertThat(server.err().lines()).allMatch(told -> told.startsWith("stopping: "));
    }
  }

  @Test
  void runsBelowTheLauncherOfVertx() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (JvmProcess launcher = JvmProcess.java(elsewhere, "-cp", ALL, "io.vertx.launcher.application.VertxApplication",
        "agents:hello", "-conf", "{\"hello\": {\"port\": " + port + "}}")) {
      Cli caller = new Cli();

      int code = caller.run("call", "tcp://127.0.0.1:" + port + "/greeter", "greet", "\"Ada\"", "--wait", "30s");

      assertThat(code).as(caller.err()).isZero();
      launcher.terminate();
      launcher.exitCode();
      assertThat(launcher.err()).isEmpty();
    }
  }

  @Test
  void keepsExamplesOutOfTheLibrary() throws IOException {
    assertThat(names(System.getProperty("library.jar"))).isNotEmpty()
        .noneMatch(name -> name.startsWith("examples/") || name.startsWith("conf/") || name.equals("logback.xml"));
    assertThat(names(ALL)).contains("conf/hello.json", "conf/logback.xml", "logback.xml")
        .noneMatch(name -> name.endsWith("module-info.class") || name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)"));
  }

  @Test
  void keepsTheTestKitInAJarOfItsOwn() throws IOException {
    String kit = "dev/vertxagents/testkit/";
    assertThat(names(System.getProperty("testkit.jar"))).contains(kit + "AgentTestKit.class",
            "META-INF/services/io.vertx.junit5.VertxExtensionParameterProvider",
            "META-INF/services/org.junit.platform.launcher.LauncherSessionListener")
        .allMatch(name -> name.startsWith(kit) || kit.startsWith(name) || name.startsWith("META-INF/"))
        .noneMatch(name -> name.contains("VerticleFactory"));
    for (String jar : List.of(System.getProperty("library.jar"), ALL)) {
      assertThat(names(jar)).noneMatch(name -> name.startsWith(kit) || name.contains("junit"));
    }
  }

  private static List<String> names(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }
}
