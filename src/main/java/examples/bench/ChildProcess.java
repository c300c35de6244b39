package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with our class path and our flags, whose main class uses {@link Child}. */
final class ChildProcess implements AutoCloseable {
  private static final List<String> LOGGING =
      List.of("logback.configurationFile", "vertx.logger-delegate-factory-class-name");

  final JsonObject answer;
  private final Process process;

  private ChildProcess(Process process, JsonObject answer) {
    this.process = process;
    this.answer = answer;
  }

  /** Completes when it has said what it has to say. */
  static Future<ChildProcess> start(Class<?> main, List<String> flags, JsonObject order) {
    Promise<ChildProcess> started = Promise.promise();
    Thread waiting = new Thread(() -> {
      try {
        started.complete(await(command(main, flags, order)));
      } catch (IOException e) {
        started.fail(e);
      }
    }, "bench-child");
    waiting.setDaemon(true);
    waiting.start();
    return started.future();
  }

  /** What it says, when it has said it and was told to end. */
  static Future<JsonObject> ask(Class<?> main, List<String> flags, JsonObject order) {
    return start(main, flags, order).map(child -> {
      child.close();
      return child.answer;
    });
  }

  private static ChildProcess await(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith(Child.ANSWER)) {
      line = output.readLine(); // what it logs
    }
    if (line == null) {
      throw new IOException("child process ended without an answer: command=" + String.join(" ", command));
    }
    drain(output);
    return new ChildProcess(process, new JsonObject(line.substring(Child.ANSWER.length())));
  }

  private static List<String> command(Class<?> main, List<String> flags, JsonObject order) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(ChildProcess::concernsUs)
        .forEach(command::add);
    command.addAll(flags);
    for (String logging : LOGGING) {
      if (System.getProperty(logging) != null) {
        command.add("-D" + logging + '=' + System.getProperty(logging));
      }
    }
    command.addAll(List.of("-cp", classPath(), main.getName(), order.encode()));
    return command;
  }

  /** Memory, collector and compiler; not what debuggers and recorders add, which two processes cannot share. */
  private static boolean concernsUs(String flag) {
    return flag.startsWith("-X") && !flag.startsWith("-Xrun") && !flag.startsWith("-XX:StartFlightRecording")
        || flag.startsWith("-Dio.netty");
  }

  /** A process whose output nobody takes stops when the pipe is full. */
  private static void drain(BufferedReader output) {
    Thread drain = new Thread(() -> output.lines().forEach(line -> { }), "bench-child-output");
    drain.setDaemon(true);
    drain.start();
  }

  /** What {@code java -cp} was given, and what a build tool's class loader adds when it runs us inside its own JVM. */
  private static String classPath() throws IOException {
    List<String> entries = new ArrayList<>();
    for (ClassLoader loader = Child.class.getClassLoader(); loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          entries.add(file(url));
        }
      }
    }
    entries.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, entries);
  }

  private static String file(URL url) throws IOException {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IOException("class path entry is no file: url=" + url, e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it and this process spend. */
  Cpu cpu() {
    return new Cpu(List.of(process.toHandle(), ProcessHandle.current()));
  }

  /** Ends it by closing its standard input. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
