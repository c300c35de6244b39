package dev.vertxagents.agent;

import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.Terms;
import io.vertx.core.Future;
import java.time.Duration;

/** A proxy of whoever has a name when it is called. */
final class NamedProxy extends PathProxy implements AgentProxy {
  private final OpenContainer owner;
  private final NameRoad road;

  NamedProxy(OpenContainer owner, AgentAddress name, ConnectOptions options) {
    this(owner, new NameRoad(owner, name, options), Terms.DEFAULT);
  }

  private NamedProxy(OpenContainer owner, NameRoad road, Terms terms) {
    super(road, road.name().path(), terms);
    this.owner = owner;
    this.road = road;
  }

  @Override
  protected NamedProxy on(Terms terms) {
    return new NamedProxy(owner, road, terms);
  }

  @Override
  public NamedProxy timeout(Duration limit) {
    return on(terms().timeout(limit));
  }

  @Override
  public NamedProxy until(Future<?> over) {
    return on(terms().until(over));
  }

  /** {@code name:meter-7}, wherever that is now. */
  @Override
  public AgentAddress address() {
    return road.name();
  }

  /** Whether the name is known to be that of the agent at an address. */
  boolean leadsTo(AgentAddress address) {
    DirectoryEntry known = owner.directory().store().known(road.name().aid());
    return known != null && known.addresses().contains(address.toString());
  }

  /** Asks once whether the agent is there. Fails with {@code NO_SUCH_AGENT}, {@code NOT_CONNECTED}. */
  Future<AgentProxy> check() {
    return owner.home().call(this::checkHere);
  }

  private Future<AgentProxy> checkHere() {
    return road.find().compose(way -> AddressedProxy.at(owner, way.road()).check()).map(there -> this);
  }

  @Override
  public Future<AgentProxy> connect(Duration patience) {
    Checks.positive("patience", patience);
    return owner.home().call(() -> new Patience(owner, this::checkHere, patience).run());
  }

  @Override
  public String toString() {
    return "AgentProxy(" + address() + ")";
  }
}
