package dev.vertxagents.agent;

import dev.vertxagents.rpc.Expose;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the directory finds an agent by, beside its name. */
final class Tags {
  private Tags() {
  }

  /** With what an agent can be found by in any case. Fails with {@link IllegalArgumentException}. */
  static List<String> of(Agent agent, List<String> own) {
    Set<String> tags = new LinkedHashSet<>();
    Class<?> type = agent instanceof BeanAgent bean ? bean.api() : agent.getClass();
    addTypes(tags, type);
    for (String tag : own) {
      if (tag.startsWith(DirectoryEntry.TYPE)) {
        throw new IllegalArgumentException("tag is not yours to set: tag=" + Quoted.of(tag));
      }
      tags.add(tag);
    }
    return List.copyOf(tags);
  }

  private static void addTypes(Set<String> tags, Class<?> type) {
    for (Class<?> each = type; each != null && each != Agent.class && each != Object.class;
        each = each.getSuperclass()) {
      tags.add(DirectoryEntry.TYPE + each.getName());
      addExposed(tags, each);
    }
  }

  private static void addExposed(Set<String> tags, Class<?> type) {
    for (Class<?> api : type.getInterfaces()) {
      if (api.isAnnotationPresent(Expose.class)) {
        tags.add(DirectoryEntry.TYPE + api.getName());
      }
      addExposed(tags, api);
    }
  }
}
