package dev.vertxagents.interop;

/** One case of {@code client.py}, told from our side. */
@FunctionalInterface
interface Case {
  void run(PythonPeer peer);
}
