package dev.vertxagents.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the programs in {@code src/test/python}, run by the environment that {@code -Pinterop} made. */
final class PythonProcess implements AutoCloseable {
  private static final Path PYTHON = Path.of("target/py/bin/python");

  private final Process process;
  private final BufferedReader output;

  /** Starts it; what it says on standard error goes to the test's own. */
  PythonProcess(String script, List<String> arguments) throws IOException {
    assertThat(PYTHON).as("made by mvn -Pinterop process-test-classes").exists();
    List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "-u", "src/test/python/" + script));
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    output = process.inputReader();
  }

  /** Starts {@code server.py} and waits until it listens; see {@link #readLine} for what it says then. */
  static PythonProcess server(Wiring wiring, Path socket, int port) throws IOException {
    List<String> arguments = new ArrayList<>(wiring.arguments());
    arguments.addAll(List.of("--until-eof", "--port", Integer.toString(port)));
    if (wiring.unix()) {
      arguments.addAll(List.of("--unix", socket.toString()));
    }
    return new PythonProcess("server.py", arguments);
  }

  String readLine() {
    try {
      return output.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it something to read, and nothing more after that. */
  void write(String text) throws IOException {
    try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
      input.write(text);
    }
  }

  /** All that it says until it ends. */
  List<String> readAll() {
    return output.lines().toList();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended by itself").isTrue();
    return process.exitValue();
  }

  /** Closes its standard input, which is the sign to end, and makes sure that it has. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The cases that {@code client.py} knows, in its order. */
  static List<String> caseNames() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/python/client.py"));
    List<String> names = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i - 1).equals("@case")) {
        names.add(lines.get(i).replaceAll("async def (\\w+)\\(x\\):", "$1"));
      }
    }
    return names;
  }
}
