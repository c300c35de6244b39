package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
    int port = FreePorts.next();
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
  void servesTheWebApplicationAndEndsItInOrder() throws Exception {
    try (JvmProcess shop = JvmProcess.java(elsewhere, "-cp", ALL, "examples.web.Shop", "0")) {
      String lamp = shop.awaitLine("try: curl ").substring("try: curl ".length());
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest take = HttpRequest.newBuilder(URI.create(lamp + "/take/2"))
          .POST(HttpRequest.BodyPublishers.noBody()).build();

      assertThat(client.send(take, BodyHandlers.ofString()).body()).isEqualTo("{\"count\":1}");
      assertThat(client.send(take, BodyHandlers.ofString()).body()).isEqualTo("{\"error\":\"REMOTE_FAILURE\","
          + "\"executed\":\"YES\",\"message\":\"ValueError: cannot take that many: there are 1\"}");
      shop.terminate();
      assertThat(shop.exitCode()).isEqualTo(SIGTERM);
      assertThat(shop.err().lines()).allMatch(told -> told.contains("exposed method failed: path=agents/stock/take"));
    }
  }

  @Test
  void theWebApplicationSaysWhatToDoAboutItsPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        JvmProcess shop = JvmProcess.java(elsewhere, "-cp", ALL, "examples.web.Shop", "" + taken.getLocalPort())) {
      assertThat(shop.exitCode()).isEqualTo(1);
      assertThat(shop.err().lines()).singleElement().asString()
          .startsWith("error: cannot serve: port=" + taken.getLocalPort()).endsWith("(name another port: Shop 8081)");
    }
    try (JvmProcess shop = JvmProcess.java(elsewhere, "-cp", ALL, "examples.web.Shop", "http")) {
      assertThat(shop.exitCode()).isEqualTo(2);
      assertThat(shop.err().lines()).singleElement().isEqualTo("error: not a port: http (usage: Shop [PORT])");
    }
  }

  @Test
  void keepsExamplesOutOfTheLibrary() throws IOException {
    assertThat(names(System.getProperty("library.jar"))).isNotEmpty()
        .noneMatch(name -> name.startsWith("examples/") || name.startsWith("conf/") || name.equals("logback.xml")
            || name.equals("cluster.xml"));
    assertThat(names(ALL)).contains("conf/hello.json", "conf/logback.xml", "logback.xml", "cluster.xml")
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
