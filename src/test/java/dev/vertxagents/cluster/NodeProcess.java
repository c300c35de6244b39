package dev.vertxagents.cluster;

import dev.vertxagents.launch.JvmProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link HazelcastNode} in a process of its own; closing it kills it. For one thread. */
final class NodeProcess implements AutoCloseable {
  private final JvmProcess process;
  private boolean ready;
  private int asked;

  private NodeProcess(JvmProcess process) {
    this.process = process;
  }

  /** On loopback; its agent reads a value of its own. */
  static NodeProcess start(String cluster, String container, int value) {
    return start(List.of(), List.of(), cluster, container, Integer.toString(value), HazelcastNode.LOOPBACK,
        HazelcastNode.LOOPBACK);
  }

  /** With other flags, and by way of another command. Does not wait for it: several can start at once. */
  static NodeProcess start(List<String> by, List<String> flags, String... args) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(List.of("-XX:TieredStopAtLevel=" + (flags.isEmpty() ? 1 : 4), "-cp",
        System.getProperty("java.class.path"), HazelcastNode.class.getName()));
    all.addAll(List.of(args));
    try {
      return new NodeProcess(JvmProcess.java(Path.of("."), by, all.toArray(String[]::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it is a member of the cluster. */
  NodeProcess ready() throws InterruptedException {
    if (!ready) {
      process.awaitLine("ready");
      ready = true;
    }
    return this;
  }

  /** Asks it to do something; {@link #answer} waits for that. */
  int send(String command) throws IOException {
    process.send(++asked + " " + command);
    return asked;
  }

  /** In the order asked. */
  String answer(int number) throws InterruptedException {
    String start = "#" + number + " ";
    return process.awaitLine(start).substring(start.length());
  }

  String ask(String command) throws IOException, InterruptedException {
    return answer(send(command));
  }

  int count(String command) throws IOException, InterruptedException {
    return Integer.parseInt(ask(command));
  }

  JvmProcess process() {
    return process;
  }

  /** Has it drain and leave, as {@code kill} does. */
  void stop() throws InterruptedException {
    process.terminate();
    process.exitCode();
  }

  @Override
  public void close() {
    process.close();
  }
}
