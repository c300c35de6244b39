package dev.vertxagents.rpc;

import io.vertx.core.Context;

class LocalRoadTest extends RpcContract {
  @Override
  RemoteProxy serve(Object service, RpcOptions options) {
    Context context = vertx.getOrCreateContext();
    Router root = Router.of(types(), service, null);
    RpcEndpoint endpoint = new RpcEndpoint(context, options).methodTimeout(options.getMethodTimeout()).types(types())
        .serve(root);
    return new PathProxy(new LocalRoad(endpoint, endpoint, new TreeReferrer(root), CallObserver.Road.DIRECT, "local"),
        "");
  }
}
