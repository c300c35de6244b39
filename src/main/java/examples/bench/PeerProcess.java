package examples.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A second JVM with the same class path and the same memory, running {@link Peer}. */
final class PeerProcess implements AutoCloseable {
  private static final List<String> LOGGING =
      List.of("logback.configurationFile", "vertx.logger-delegate-factory-class-name");

  final String adder;
  final int echoPort;
  private final Process process;

  private PeerProcess(Process process, String adder, int echoPort) {
    this.process = process;
    this.adder = adder;
    this.echoPort = echoPort;
  }

  /** Blocks until it is ready. */
  static PeerProcess start() throws IOException {
    List<String> command = command();
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith(Peer.READY)) {
      line = output.readLine(); // what it logs
    }
    if (line == null) {
      throw new IOException("peer process ended before it was ready: command=" + String.join(" ", command));
    }
    drain(output);
    String[] parts = line.substring(Peer.READY.length()).split(" ");
    return new PeerProcess(process, parts[0], Integer.parseInt(parts[1]));
  }

  private static List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-Xm")).forEach(command::add);
    for (String logging : LOGGING) {
      if (System.getProperty(logging) != null) {
        command.add("-D" + logging + '=' + System.getProperty(logging));
      }
    }
    command.addAll(List.of("-cp", classPath(), Peer.class.getName()));
    return command;
  }

  /** A process whose output nobody takes stops when the pipe is full. */
  private static void drain(BufferedReader output) {
    Thread drain = new Thread(() -> output.lines().forEach(line -> { }), "peer-output");
    drain.setDaemon(true);
    drain.start();
  }

  /** What {@code java -cp} was given, and what a build tool's class loader adds when it runs us inside its own JVM. */
  private static String classPath() throws IOException {
    List<String> entries = new ArrayList<>();
    for (ClassLoader loader = Peer.class.getClassLoader(); loader != null; loader = loader.getParent()) {
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

  /** The processor time that both JVMs have spent so far; as fine as the system's clock tick, 10 ms. */
  Duration cpu() {
    return spent(process.toHandle()).plus(spent(ProcessHandle.current()));
  }

  private static Duration spent(ProcessHandle handle) {
    return handle.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it by closing its standard input. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }
}
