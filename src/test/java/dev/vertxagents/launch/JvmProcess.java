package dev.vertxagents.launch;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Java program in a process of its own; closing it kills it. */
public final class JvmProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();
  private final CompletableFuture<String> err;

  private JvmProcess(Process process) {
    this.process = process;
    this.err = CompletableFuture.supplyAsync(() -> read(process), JvmProcess::onItsOwnThread);
    Thread reader = new Thread(() ->
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .lines().forEach(lines::add));
    reader.setDaemon(true);
    reader.start();
  }

  /** Our own class path, but for the entries that contain one of some texts. */
  static String classPathWithout(String... texts) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Arrays.stream(texts).noneMatch(entry::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** {@code java} with these arguments, such as {@code -jar x.jar run …}, in a working directory. */
  public static JvmProcess java(Path directory, String... args) throws IOException {
    return java(directory, List.of(), args);
  }

  /** The same by way of another command, such as {@code ip netns exec}. */
  public static JvmProcess java(Path directory, List<String> by, String... args) throws IOException {
    List<String> command = new ArrayList<>(by);
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
    command.addAll(Arrays.asList(args));
    return new JvmProcess(new ProcessBuilder(command).directory(directory.toFile()).start());
  }

  /** Writes a line to its input. */
  public void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Not on the common pool: on two cores it has one thread, which a process would hold for all of its life. */
  private static void onItsOwnThread(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  private static String read(Process process) {
    try {
      return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first line of output that contains a text. */
  public String awaitLine(String text) throws InterruptedException {
    for (String line = next(); line != null; line = next()) {
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("line did not come: text=" + text + " seen=" + seen
        + (err.isDone() ? " err=" + err.join() : ""));
  }

  private String next() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    seen.add(line);
    return line;
  }

  /** What Ctrl-C and {@code kill} do. */
  public void terminate() {
    process.toHandle().destroy(); // Process.destroy would close the streams
  }

  /** Sends a signal: {@code STOP} freezes it, {@code CONT} lets it go on. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
  }

  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("process did not end: seen=" + seen);
    }
    return process.exitValue();
  }

  /** All that it wrote to stderr; blocks until it has ended. */
  String err() {
    return err.join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
