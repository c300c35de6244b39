package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.OutboundCall;
import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.Road;
import dev.vertxagents.rpc.Terms;
import dev.vertxagents.rpc.Types;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;

/** A proxy made of what is no address: its calls fail and say why. */
final class BrokenProxy extends PathProxy implements AgentProxy {
  private final AgentException failure;

  private record DeadEnd(OpenContainer owner, String destination, AgentException failure) implements Road {
    @Override
    public void send(OutboundCall<?> call) {
      call.fail(failure);
    }

    @Override
    public Context context() {
      return owner.home().context();
    }

    @Override
    public Types types() {
      return owner.rpc().types();
    }
  }

  BrokenProxy(OpenContainer owner, String address, AgentException failure) {
    this(new DeadEnd(owner, address, failure), failure, Terms.DEFAULT);
  }

  private BrokenProxy(Road road, AgentException failure, Terms terms) {
    super(road, "", terms);
    this.failure = failure;
  }

  @Override
  protected BrokenProxy on(Terms terms) {
    return new BrokenProxy(road(), failure, terms);
  }

  @Override
  public BrokenProxy timeout(Duration limit) {
    return on(terms().timeout(limit));
  }

  @Override
  public BrokenProxy until(Future<?> over) {
    return on(terms().until(over));
  }

  @Override
  public Future<AgentProxy> connect(Duration patience) {
    return Future.failedFuture(failure);
  }

  @Override
  public AgentAddress address() {
    throw failure;
  }
}
