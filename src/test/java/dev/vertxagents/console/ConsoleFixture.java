package dev.vertxagents.console;

import io.vertx.core.Vertx;

/**
 * A console of something that never ran: the same at each start, for tests of pages.
 *
 * <pre>java -cp … dev.vertxagents.console.ConsoleFixture PORT [CONTROL-TOKEN [VIEW-TOKEN]]</pre>
 */
final class ConsoleFixture implements ConsoleSource {
  static final Tokens TOKENS = new Tokens("fixture-control-token-0", "fixture-view-token-0000");

  @Override
  public String name() {
    return "plant";
  }

  @Override
  public String node() {
    return "n1";
  }

  /** Serves it until the process ends, with the pages of the folder {@code webroot}. */
  public static void main(String[] args) throws Exception {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : ConsoleOptions.DEFAULT_PORT;
    Tokens tokens = new Tokens(args.length > 1 ? args[1] : TOKENS.control(), args.length > 2 ? args[2] : TOKENS.view());
    ConsoleOptions options = new ConsoleOptions().setPort(port).setWebroot("webroot");
    Console console = Console.open(Vertx.vertx(), new ConsoleVerticle(options, new ConsoleFixture(), tokens)).await();
    System.out.println(console.url());
  }
}
