package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.Road;
import dev.vertxagents.rpc.Terms;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.time.Duration;

/** A proxy of an agent that was passed to us: over the connection that it came by, and no longer than that. */
final class ReferenceProxy extends PathProxy implements AgentProxy {
  private final @Nullable AgentAddress address;

  ReferenceProxy(Road cameBy, String path, @Nullable AgentAddress address) {
    this(cameBy, path, address, Terms.DEFAULT);
  }

  private ReferenceProxy(Road cameBy, String path, @Nullable AgentAddress address, Terms terms) {
    super(cameBy, path, terms);
    this.address = address;
  }

  @Override
  protected ReferenceProxy on(Terms terms) {
    return new ReferenceProxy(road(), path(), address, terms);
  }

  @Override
  public ReferenceProxy timeout(Duration limit) {
    return on(terms().timeout(limit));
  }

  @Override
  public ReferenceProxy until(Future<?> over) {
    return on(terms().until(over));
  }

  /** Asks once: a lost connection does not come back, and who is gone from there neither. */
  @Override
  public Future<AgentProxy> connect(Duration patience) {
    String aid = path().substring(path().lastIndexOf('/') + 1);
    return new PathProxy(road(), "").realTimeout(patience).call("validate_aid", aid).compose(type -> type == null
        ? Future.failedFuture(new AgentException(FailureCode.NO_SUCH_AGENT, Executed.NO,
            "no such agent any more: path=" + path()))
        : Future.succeededFuture(this));
  }

  @Override
  public @Nullable AgentAddress address() {
    return address;
  }
}
