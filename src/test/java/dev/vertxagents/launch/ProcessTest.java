package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can only be seen from outside: signals, exit codes, an orderly end. */
@Timeout(60)
final class ProcessTest {
  private static final int SIGTERM = 143;

  @TempDir
  private Path directory;

  @Test
  void drainsWhenTerminated() throws Exception {
    Files.writeString(directory.resolve("plant.json"), DescriptorTest.west().encode());
    try (JvmProcess server = main("run", "plant.json")) {
      String line = server.awaitLine("west listens at ");
      String address = line.substring(line.indexOf("tcp://"), line.indexOf(" ("));
      Cli caller = new Cli();
      CompletableFuture<Integer> call =
          CompletableFuture.supplyAsync(() -> caller.run("call", address + "greeter", "later", "\"Ada\"", "1500"));
      server.awaitLine("asked by Ada");

      server.terminate();

      assertThat(call.get(20, TimeUnit.SECONDS)).as(caller.err()).isZero();
      assertThat(caller.out().strip()).isEqualTo("\"later Ada\"");
      assertThat(server.exitCode()).isEqualTo(SIGTERM);
      assertThat(server.err().lines()).allMatch(told -> told.startsWith("stopping: "));
    }
  }

  @Test
  void G9_endsWithCode1WhenThePortIsOccupied() throws Exception {
    Files.writeString(directory.resolve("plant.json"), DescriptorTest.west().encode());
    try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        JvmProcess server = main("run", "plant.json", "--set", "west.port=" + occupied.getLocalPort())) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.err().lines()).singleElement().asString().startsWith("error: ").contains("in use");
    }
  }

  @Test
  void endsWithTheUsageCode() throws Exception {
    try (JvmProcess server = main("rnu")) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.err().lines()).singleElement().asString().startsWith("error: ");
    }
  }

  private JvmProcess main(String... args) throws IOException {
    String[] command = new String[args.length + 3];
    command[0] = "-cp";
    command[1] = System.getProperty("java.class.path");
    command[2] = Main.class.getName();
    System.arraycopy(args, 0, command, 3, args.length);
    return JvmProcess.java(directory, command);
  }
}
