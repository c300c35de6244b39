package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** A console with a context of its own: whatever happens to it, those whom it shows go on. */
final class ConsoleVerticle extends VerticleBase {
  private final ConsoleOptions options;
  private final ConsoleSource source;
  private final @Nullable Tokens fixedTokens;
  private final Dictionary dictionary = new Dictionary();
  private ConsoleServer server;
  private Access access;
  private OwnNames names;
  private @Nullable StreamDoor door;

  /** @param fixedTokens instead of those that the options say, or null */
  ConsoleVerticle(ConsoleOptions options, ConsoleSource source, @Nullable Tokens fixedTokens) {
    this.options = options;
    this.source = source;
    this.fixedTokens = fixedTokens;
  }

  @Override
  public Future<?> start() {
    ConnectionLimits limits = new ConnectionLimits(vertx);
    server = new ConsoleServer(vertx, options, limits);
    return vertx.executeBlocking(() -> Access.of(options))
        .compose(known -> {
          access = fixedTokens == null ? known : new Access(fixedTokens, known.mode());
          return server.listen();
        })
        .map(port -> {
          names = new OwnNames(options, port);
          server.serve(router(limits));
          return null;
        });
  }

  @Override
  public Future<?> stop() {
    if (door != null) {
      door.close();
    }
    source.close();
    return server.close();
  }

  /** Where it is, with the secret behind the {@code #}. */
  String url(Right right) {
    return names.url() + "#token=" + (right == Right.CONTROL ? access.tokens().control() : access.tokens().view());
  }

  /** What may be done here. */
  ConsoleMode mode() {
    return access.mode();
  }

  /** How many names of agents, methods and types are remembered now. */
  Future<Integer> names() {
    return Future.future(names -> context.runOnContext(v -> names.complete(dictionary.size())));
  }

  private Router router(ConnectionLimits limits) {
    Attempts attempts = new Attempts(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    TokenCheck tokens = new TokenCheck(access.tokens(), access.mode(), attempts);
    Gatekeeper gatekeeper = new Gatekeeper(names);
    Router router = Router.router(vertx);
    router.route().failureHandler(new Failures(names));
    router.route().handler(limits::requested).handler(gatekeeper::protect).handler(gatekeeper::check);
    router.route("/api/*").handler(gatekeeper::checkOrigin);
    mountData(new ApiRoutes(router, tokens), new StreamDoor.Guards(tokens, limits));
    router.route("/api/*").handler(ConsoleVerticle::notFound);
    StaticPages.mount(router, options.getWebroot());
    router.route().handler(ConsoleVerticle::notFound);
    return router;
  }

  private void mountData(ApiRoutes routes, StreamDoor.Guards guards) {
    OwnCost cost = new OwnCost();
    Audit audit = new Audit();
    Stage stage = new Stage(source, System::currentTimeMillis);
    Info info = new Info(source);
    Hub hub = new Hub(vertx, new ConsoleTopics(stage, dictionary, cost, audit), System::currentTimeMillis, cost);
    door = new StreamDoor(new StreamDoor.Parts(vertx, hub, dictionary, cost), guards, info::of);
    stage.onScene(scene -> door.forget(dictionary.forget(scene.at() / 1_000, key -> scene.agents().get(key) != null)));
    routes.get("/info", request -> ConsoleApi.send(request, info.of(TokenCheck.viewer(request))))
        .socket("/stream", door::enter);
    new ConsoleApi(stage, dictionary, new NodesView(cost, audit)).mount(routes);
    routes.post("/agents/:node/:container/:aid/calls", new CallDesk(vertx, stage, dictionary, audit)::handle)
        .post("/clock/:node/:container", new ClockDesk(source, audit)::handle)
        .get("/export/:file", new Exports(stage)::handle);
  }

  private static void notFound(RoutingContext request) {
    throw Refusal.notFound("no such page");
  }
}
