package dev.vertxagents.observe;

/** What is called, whoever it is that is called. */
final class MethodName {
  private static final String AGENTS = "agents/";

  private MethodName() {
  }

  /**
   * What follows the agent's id in a path: {@code ops/mul} of {@code agents/0/ops/mul}, and of {@code 0/ops/mul} as
   * peers of aiomas's first years say it; all of a path that names a function of the container itself.
   */
  static String of(String path) {
    int id = path.startsWith(AGENTS) ? AGENTS.length() : 0;
    int slash = path.indexOf('/', id);
    return slash < 0 ? path : path.substring(slash + 1);
  }

  /** Whether a path leads to a function of the container itself, which peers ask for their own purposes. */
  static boolean isOfContainer(String path) {
    return path.indexOf('/') < 0;
  }
}
