package dev.vertxagents.console;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * A console of a plant that never ran, the same at each start, for tests of pages: 3 nodes, 50 containers,
 * 5 000 agents; {@code n1/west/meter.2} is slow, {@code n2/grid/store.3} fails, {@code n1/west/kitchen} has a method
 * for each
 * type of value and tells its state, {@code n1/west} has a clock that can be moved and {@code n2/grid} one that cannot.
 *
 * <pre>java -cp … dev.vertxagents.console.ConsoleFixture PORT [KEY=VALUE…]</pre>
 * with {@code control=TOKEN}, {@code view=TOKEN}, {@code mode=read}, {@code agents=0} (or 3: one each), {@code step=60}
 * (time stands still there), {@code hostile=true} (names and texts that want to be markup), {@code lost=true} (the
 * third node is lost), {@code webroot=FOLDER}.
 */
final class ConsoleFixture implements ConsoleSource {
  static final Tokens TOKENS = new Tokens("fixture-control-token-0", "fixture-view-token-0000");

  private final List<NodeSource> nodes = new ArrayList<>();

  ConsoleFixture(JsonObject settings) {
    long begin = System.nanoTime();
    int frozen = Integer.parseInt(settings.getString("step", "-1"));
    IntSupplier step = frozen >= 0 ? () -> frozen : () -> 60 + (int) ((System.nanoTime() - begin) / 1_000_000_000L);
    int agents = Integer.parseInt(settings.getString("agents", "5000"));
    boolean hostile = Boolean.parseBoolean(settings.getString("hostile"));
    boolean lost = Boolean.parseBoolean(settings.getString("lost"));
    for (int node = 1; node <= 3; node++) {
      nodes.add(new FixtureNode(new FixturePlant(node, agents, hostile), step, lost && node == 3));
    }
  }

  @Override
  public String name() {
    return "plant";
  }

  @Override
  public String node() {
    return "n1";
  }

  @Override
  public List<NodeSource> nodes() {
    return nodes;
  }

  @Override
  public void renew() {
  }

  @Override
  public void close() {
  }

  /** Serves it until the process ends, with the pages of the folder {@code webroot}. */
  public static void main(String[] args) throws Exception {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : ConsoleOptions.DEFAULT_PORT;
    JsonObject settings = new JsonObject();
    for (int i = 1; i < args.length; i++) {
      String[] assignment = args[i].split("=", 2);
      settings.put(assignment[0], assignment[1]);
    }
    Tokens tokens = new Tokens(settings.getString("control", TOKENS.control()),
        settings.getString("view", TOKENS.view()));
    ConsoleOptions options = new ConsoleOptions().setPort(port).setWebroot(settings.getString("webroot", "webroot"))
        .setMode(ConsoleMode.fromJson(settings.getString("mode", "control")));
    Console console = Console.open(Vertx.vertx(),
        new ConsoleVerticle(options, new ConsoleFixture(settings), tokens)).await();
    System.out.println(console.url());
  }
}
