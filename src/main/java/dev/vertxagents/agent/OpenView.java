package dev.vertxagents.agent;

import dev.vertxagents.channel.BusTransport;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RemoteException;
import dev.vertxagents.rpc.Route;
import dev.vertxagents.rpc.RpcConnection;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.SocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The view of an open container: reads its tables at {@link Home}. */
final class OpenView implements ContainerView {
  private final OpenContainer container;

  OpenView(OpenContainer container) {
    this.container = container;
  }

  @Override
  public Container container() {
    return container;
  }

  @Override
  public Future<ContainerSnapshot> snapshot() {
    return read(() -> new ContainerSnapshot(container.name(), container.address(), container.agents().all().size(),
        runningCalls(), container.draining(), channels()));
  }

  private int runningCalls() {
    return running().values().stream().mapToInt(Integer::intValue).sum();
  }

  private Map<String, Integer> channels() {
    Map<String, Integer> channels = new TreeMap<>();
    container.roads().peers().countOpen(channels);
    for (RpcConnection connection : container.endpoints().connections()) {
      channels.merge(kind(connection.channel().remoteAddress()), 1, Integer::sum);
    }
    return channels;
  }

  private static String kind(@Nullable SocketAddress peer) {
    if (peer == null || !peer.isInetSocket()) {
      return peer != null && BusTransport.isBus(peer) ? "bus" : "unix";
    }
    return "tcp";
  }

  @Override
  public Future<List<AgentSnapshot>> agents(int offset, int limit) {
    return read(() -> {
      Map<Object, Integer> running = running();
      return container.agents().all().stream().skip(Math.max(0, offset)).limit(Math.max(0, Math.min(limit, MAX_PAGE)))
          .map(cell -> snapshot(cell, running)).toList();
    });
  }

  @Override
  public Future<@Nullable AgentSnapshot> agent(String aid) {
    return read(() -> {
      AgentCell cell = container.agents().get(aid);
      return cell == null ? null : snapshot(cell, running());
    });
  }

  /** Calls without answer, by the gate they pass. */
  private Map<Object, Integer> running() {
    Map<Object, Integer> running = new IdentityHashMap<>();
    container.rpc().eachRunning(target -> running.merge(target.gate(), 1, Integer::sum));
    return running;
  }

  private static AgentSnapshot snapshot(AgentCell cell, Map<Object, Integer> running) {
    return new AgentSnapshot(cell.aid(), AgentTable.exposedType(cell.agent()), AgentTable.stateName(cell),
        cell.threading(), cell.since(), cell.lives(), running.getOrDefault(cell.gate(), 0), cell.waiting(),
        cell.agent() instanceof Inspectable);
  }

  @Override
  public Future<@Nullable List<Route>> routes(String aid) {
    return read(() -> {
      AgentCell cell = container.agents().get(aid);
      return cell == null ? null : container.agents().routesOf(cell.agent()).routes().stream()
          .sorted(Comparator.comparing(Route::name)).toList();
    });
  }

  @Override
  public Future<Inspection> inspect(String aid, int depth) {
    return container.home().call(() -> {
      AgentCell cell = container.agents().get(aid);
      if (cell == null || !cell.accepts()) {
        return refused(FailureCode.NO_SUCH_AGENT, container.noSuchAgent(aid));
      }
      return cell.agent() instanceof Inspectable agent ? inspect(cell, agent, depth)
          : refused(FailureCode.NO_SUCH_METHOD, "agent does not tell its state: aid=" + aid + " (implement Inspectable)");
    }).timeout(Inspection.LIMIT.toMillis(), TimeUnit.MILLISECONDS).recover(failure -> Future.failedFuture(
        failure instanceof TimeoutException ? new AgentException(FailureCode.TIMEOUT, Executed.MAYBE,
            "agent does not tell its state in time: aid=" + aid + " limit=" + Inspection.LIMIT) : failure));
  }

  private static Future<Inspection> inspect(AgentCell cell, Inspectable agent, int depth) {
    Promise<Inspection> told = Promise.promise();
    Context own = cell.ownContext();
    Runnable ask = () -> told.handle(asked(cell, agent, depth));
    if (own == null) {
      cell.home().runLater(ask); // in a turn of its own: never inside a method
    } else {
      own.runOnContext(v -> ask.run());
    }
    return told.future();
  }

  private static Future<Inspection> asked(AgentCell cell, Inspectable agent, int depth) {
    try {
      return Future.succeededFuture(cell.entering(() -> InspectionCopy.of(agent.inspect(), depth)));
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      return Future.failedFuture(new RemoteException(e.getClass().getSimpleName(), String.valueOf(e.getMessage())));
    }
  }

  private static <T> Future<T> refused(FailureCode code, String message) {
    return Future.failedFuture(new AgentException(code, Executed.NO, message));
  }

  private <T> Future<T> read(Supplier<T> what) {
    return container.home().call(() -> Future.succeededFuture(what.get()));
  }
}
