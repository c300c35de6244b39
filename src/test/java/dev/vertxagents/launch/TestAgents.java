package dev.vertxagents.launch;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** What the descriptors of the tests name. */
public final class TestAgents {
  private TestAgents() {
  }

  /** Greets, as its config says. */
  public static final class Greeter extends Agent {
    @Expose
    public String greet(String who) {
      return config().getString("word", "hello") + " " + who;
    }

    @Expose
    public List<Integer> sums(int first, int second) {
      return List.of(first + second, first - second);
    }

    @Expose
    public Future<String> later(String who, int millis) {
      System.out.println("asked by " + who);
      return Future.future(done -> clock().callIn(Duration.ofMillis(millis), () -> done.complete("later " + who)));
    }

    @Expose
    public String time() {
      return clock().instant().toString();
    }
  }

  /** Cannot start. */
  public static final class Faint extends Agent {
    @Override
    protected Future<?> start() {
      return Future.failedFuture(new IllegalStateException("no power"));
    }
  }

  /** Cannot be made. */
  public static final class Stillborn extends Agent {
    public Stillborn() {
      throw new IllegalArgumentException("no parts");
    }
  }

  /** Greets everybody in its config, then ends with a code from there. */
  public static final class Report implements Program {
    @Override
    public Future<Integer> run(Setting setting) {
      Container west = Container.get(setting.vertx(), "west");
      return west.proxy(west.address() + "greeter").call("greet", setting.config().getString("who"))
          .map(greeting -> {
            setting.out().println(greeting + " " + setting.arguments() + " " + setting.patience() + " "
                + setting.json());
            return setting.config().getInteger("code");
          });
    }
  }

  /** Fails. */
  public static final class Broken implements Program {
    @Override
    public Future<Integer> run(Setting setting) {
      throw new IllegalStateException("nothing to report");
    }
  }
}
