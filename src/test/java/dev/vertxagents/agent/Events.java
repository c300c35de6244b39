package dev.vertxagents.agent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What becomes of agents, a line each. */
final class Events implements ContainerObserver {
  final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void spawned(String aid, Class<?> type) {
    lines.add("spawned " + aid);
  }

  @Override
  public void started(String aid) {
    lines.add("started " + aid);
  }

  @Override
  public void restarted(String aid) {
    lines.add("restarted " + aid);
  }

  @Override
  public void stopped(String aid) {
    lines.add("stopped " + aid);
  }

  @Override
  public void failed(String aid, Throwable cause) {
    lines.add("failed " + aid + ": " + cause.getMessage());
  }
}
