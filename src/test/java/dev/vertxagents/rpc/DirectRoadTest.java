package dev.vertxagents.rpc;

import io.vertx.core.Context;

/** The road within the process, entered on its own context: nothing is written unless it has to be. */
class DirectRoadTest extends RpcContract {
  @Override
  RemoteProxy serve(Object service, RpcOptions options) {
    Context context = vertx.getOrCreateContext();
    Router root = Router.of(types(), service, null);
    RpcEndpoint endpoint = new RpcEndpoint(context, options).methodTimeout(options.getMethodTimeout()).types(types())
        .serve(root);
    Referrer referrer = new TreeReferrer(root);
    LocalRoad road = new LocalRoad(endpoint, endpoint, referrer, CallObserver.Road.DIRECT, "local");
    return new PathProxy(new Entered(road), "");
  }

  /** Gets calls onto the context before they enter the road. */
  private record Entered(LocalRoad road) implements Road {
    @Override
    public void send(OutboundCall<?> call) {
      context().runOnContext(v -> road.send(call));
    }

    @Override
    public Context context() {
      return road.context();
    }

    @Override
    public Types types() {
      return road.types();
    }

    @Override
    public String destination() {
      return road.destination();
    }
  }
}
