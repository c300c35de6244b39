package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.Terms;
import io.vertx.core.Future;
import java.time.Duration;

/** A proxy of the agent at an address; whatever road leads there is taken, and found again after a loss. */
final class AddressedProxy extends PathProxy implements AgentProxy {
  private final OpenContainer owner;
  private final PlaceRoad road;

  private AddressedProxy(OpenContainer owner, PlaceRoad road, Terms terms) {
    super(road, road.place().path(), terms);
    this.owner = owner;
    this.road = road;
  }

  static AddressedProxy of(OpenContainer owner, AgentAddress address, ConnectOptions options) {
    return at(owner, new PlaceRoad(owner, address, options));
  }

  static AddressedProxy at(OpenContainer owner, PlaceRoad road) {
    return new AddressedProxy(owner, road, Terms.DEFAULT);
  }

  @Override
  protected AddressedProxy on(Terms terms) {
    return new AddressedProxy(owner, road, terms);
  }

  @Override
  public AddressedProxy timeout(Duration limit) {
    return on(terms().timeout(limit));
  }

  @Override
  public AddressedProxy until(Future<?> over) {
    return on(terms().until(over));
  }

  @Override
  public AgentAddress address() {
    return road.place();
  }

  /** Asks once whether the agent is there. Fails with {@code NO_SUCH_AGENT}, {@code NOT_CONNECTED}. */
  Future<AgentProxy> check() {
    return owner.home().call(this::checkHere);
  }

  private Future<AgentProxy> checkHere() {
    return owner.roads().validate(road).compose(type -> type == null ? Future.failedFuture(missing())
        : Future.succeededFuture(this));
  }

  private AgentException missing() {
    return new AgentException(FailureCode.NO_SUCH_AGENT, Executed.NO, owner.roads().noSuchAgent(road));
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
