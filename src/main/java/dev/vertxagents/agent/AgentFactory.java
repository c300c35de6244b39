package dev.vertxagents.agent;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/**
 * Makes agents that are asked for by their class, in code or by a descriptor: what lets a dependency injection
 * container have its hand in it, such as {@code applicationContext::getBean} of Spring.
 *
 * <p><b>Threading</b>: called on the event loop of the container where the agent is to live, so it must not block.
 */
@FunctionalInterface
public interface AgentFactory {
  /**
   * A new agent of that class: an agent lives once, in one container. Whatever this throws fails the spawn, and null
   * does too.
   */
  Agent create(Class<? extends Agent> type) throws Exception;

  /**
   * What containers use unless told otherwise: the public constructor without parameters. Fails with {@link
   * IllegalArgumentException} if there is none, with {@link IllegalStateException} if it throws.
   */
  static AgentFactory byConstructor() {
    return type -> {
      Constructor<? extends Agent> constructor;
      try {
        constructor = type.getConstructor();
      } catch (NoSuchMethodException e) {
        throw new IllegalArgumentException("no public constructor without parameters: type=" + type.getName()
            + " (add one, or tell the container how to make it: withAgentFactory)", e);
      }
      try {
        return constructor.newInstance();
      } catch (InvocationTargetException e) {
        throw new IllegalStateException("constructor failed: type=" + type.getName() + " (" + e.getCause() + ")",
            e.getCause());
      }
    };
  }
}
