package dev.vertxagents.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Hosts of a network of their own, made of Linux network namespaces and a bridge: {@code 10.203.0.1} and so on. Each
 * can be unplugged. Needs root, and {@code ip}.
 */
final class Namespaces implements AutoCloseable {
  private static final String NETWORK = "10.203.0.";

  private final String tag = Long.toString(ProcessHandle.current().pid() % 100_000);
  private final List<List<String>> undo = new ArrayList<>();

  private Namespaces() {
  }

  /**
   * That many hosts.
   *
   * @throws IOException if this machine does not let us; says why
   */
  static Namespaces open(int hosts) throws IOException {
    Namespaces made = new Namespaces();
    try {
      made.make(hosts);
    } catch (IOException e) {
      made.close();
      throw e;
    }
    return made;
  }

  private void make(int hosts) throws IOException {
    String bridge = "agbr" + tag;
    run("ip", "link", "add", bridge, "type", "bridge");
    undo.add(List.of("ip", "link", "del", bridge));
    run("ip", "link", "set", bridge, "up");
    for (int i = 0; i < hosts; i++) {
      run("ip", "netns", "add", namespace(i));
      undo.add(List.of("ip", "netns", "del", namespace(i)));
      run("ip", "link", "add", plug(i), "type", "veth", "peer", "name", "eth0", "netns", namespace(i));
      run("ip", "link", "set", plug(i), "master", bridge, "up");
      run("ip", "-n", namespace(i), "addr", "add", address(i) + "/24", "dev", "eth0");
      run("ip", "-n", namespace(i), "link", "set", "eth0", "up");
      run("ip", "-n", namespace(i), "link", "set", "lo", "up");
    }
  }

  private String namespace(int host) {
    return "agns" + tag + "-" + host;
  }

  /** The end of its cable that is at the bridge. */
  private String plug(int host) {
    return "agve" + tag + "-" + host;
  }

  static String address(int host) {
    return NETWORK + (host + 1);
  }

  /** What runs a command there. */
  List<String> by(int host) {
    return List.of("ip", "netns", "exec", namespace(host));
  }

  /** From now on nobody reaches it, and nothing tells anybody so. */
  void unplug(int host) throws IOException {
    run("ip", "link", "set", plug(host), "down");
  }

  void plugIn(int host) throws IOException {
    run("ip", "link", "set", plug(host), "up");
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: command=" + String.join(" ", command), e);
    }
  }

  /** Takes back what was made, the last first; the ends of a cable go with its namespace. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (int i = undo.size() - 1; i >= 0; i--) {
      try {
        run(undo.get(i).toArray(String[]::new));
      } catch (IOException e) {
        failure = e;
      }
    }
    undo.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
