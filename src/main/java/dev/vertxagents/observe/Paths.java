package dev.vertxagents.observe;

import java.util.Arrays;

/** The paths that are called in and from one container, with the agent and the method that they name. */
final class Paths {
  private static final String AGENTS = "agents/";

  private final Names paths;
  private final Names names;
  private int[] aids = new int[64];
  private int[] methods = new int[64];
  private int known = 1;

  /** Agents and methods are numbered by {@code names}. */
  Paths(Names names, Room room) {
    this.names = names;
    this.paths = new Names(room);
    aids[Names.OTHER] = names.of("");
  }

  int of(String path) {
    return learnt(paths.of(path), path);
  }

  /** See {@link Names#guess}. */
  int guess(int hash) {
    return paths.guess(hash);
  }

  int of(String path, int guess) {
    return learnt(paths.of(path, guess), path);
  }

  private int learnt(int number, String path) {
    if (number == known) {
      learn(number, path);
    }
    return number;
  }

  private void learn(int number, String path) {
    if (number == aids.length) {
      aids = Arrays.copyOf(aids, number * 2);
      methods = Arrays.copyOf(methods, number * 2);
    }
    aids[number] = names.of(aid(path));
    methods[number] = names.of(method(path));
    known = number + 1;
  }

  /** The agent that a path leads to; empty for a container's own functions. */
  static String aid(String path) {
    String below = below(path);
    int slash = below.indexOf('/');
    return slash >= 0 ? below.substring(0, slash) : below.length() == path.length() ? "" : below;
  }

  /** What is called of it; empty for an agent itself. */
  static String method(String path) {
    String below = below(path);
    int slash = below.indexOf('/');
    return slash >= 0 ? below.substring(slash + 1) : below.length() == path.length() ? below : "";
  }

  private static String below(String path) {
    return path.startsWith(AGENTS) ? path.substring(AGENTS.length()) : path;
  }

  /** The number of the agent's name. */
  int aidOf(int path) {
    return aids[path];
  }

  int size() {
    return known;
  }

  boolean crowded() {
    return paths.crowded();
  }

  /** See {@link Names#wasShort}. */
  boolean wasShort() {
    return paths.wasShort();
  }

  long bytes() {
    return paths.bytes() + aids.length * 8L;
  }

  /** What is known now, to be read elsewhere. */
  Legend legend() {
    return new Legend(names.texts(), paths.texts(), aids, methods);
  }

  /** What the numbers of a page mean. */
  record Legend(String[] names, String[] paths, int[] aids, int[] methods) {
    String aid(int path) {
      return names[aids[path]];
    }

    String method(int path) {
      return path == Names.OTHER ? names[Names.OTHER] : names[methods[path]];
    }
  }
}
