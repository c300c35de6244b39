package examples.bench;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.ConnectOptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Calls as any agent would: from its own context, through typed proxies, under the default deadline. */
public final class LoadAgent extends Agent implements Load {
  private final Map<Destination, Target> targets = new HashMap<>();

  @Override
  public Future<Sample> run(Destination to, Workload workload, int inFlight, long millis) {
    return ClosedLoop.run(targets.computeIfAbsent(to, this::target), workload, inFlight, millis);
  }

  @Override
  public Future<Sample> oneByOne(String address, long millis) {
    return new OneByOne(new TypedCall(container().proxy(address, Target.class))).run(millis);
  }

  private Target target(Destination to) {
    if (to.agents() > 1) {
      return new InTurn(IntStream.range(0, to.agents())
          .mapToObj(aid -> container().proxy(to.address() + aid, Target.class)).toArray(Target[]::new));
    }
    return to.connections() == 1 ? container().proxy(to.address(), Target.class)
        : new InTurn(IntStream.range(0, to.connections()).mapToObj(i -> over(i, to.address())).toArray(Target[]::new));
  }

  /** A container has one connection for each way to connect to a place; these differ by a millisecond each. */
  private Target over(int connection, String address) {
    return container().proxy(address, new ConnectOptions().setConnectTimeout(Duration.ofMillis(10_000 + connection)))
        .as(Target.class);
  }

  /** Each call to the next one. */
  private static final class InTurn implements Target {
    private final Target[] targets;
    private int next;

    InTurn(Target[] targets) {
      this.targets = targets;
    }

    private Target next() {
      next = next + 1 == targets.length ? 0 : next + 1;
      return targets[next];
    }

    @Override
    public Future<Integer> add(int a, int b) {
      return next().add(a, b);
    }

    @Override
    public Future<String> echo(String text) {
      return next().echo(text);
    }
  }
}
