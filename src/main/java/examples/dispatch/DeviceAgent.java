package examples.dispatch;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The agent of a generator, a load or a line. Once begun it goes on by itself, round after round: it makes its
 * offers, waits for the quotes of its buses, takes its prox step, and at every checkpoint reports and follows the
 * advice.
 */
final class DeviceAgent extends Agent {
  private final Device device;
  private final int[] terminals;
  private final int generator;
  private final List<String> busAddresses;
  private final String coordinatorAddress;
  private Bus[] buses;
  private Coordination coordinator;

  DeviceAgent(Devices.Placed placed, List<String> busAddresses, String coordinatorAddress) {
    device = placed.device();
    terminals = placed.terminals();
    generator = placed.generator();
    this.busAddresses = busAddresses;
    this.coordinatorAddress = coordinatorAddress;
  }

  @Override
  protected Future<?> start() {
    buses = busAddresses.stream().map(address -> container().proxy(address, Bus.class)).toArray(Bus[]::new);
    coordinator = container().proxy(coordinatorAddress, Coordination.class);
    return Future.succeededFuture();
  }

  /** Starts the rounds. Answers at once. */
  @Expose
  public void begin() {
    round(1);
  }

  private void round(int round) {
    offers(round).onComplete(quotes -> answered(round, quotes), cause -> abandon(round, cause));
  }

  private Future<Quote[]> offers(int round) {
    Future<Quote> first = offer(0, round);
    return terminals.length == 1 ? first.map(quote -> new Quote[] {quote})
        : both(first, offer(1, round), (one, other) -> new Quote[] {one, other});
  }

  private Future<Quote> offer(int terminal, int round) {
    Offer offer = device.offer(terminal);
    return buses[terminal].offer(terminals[terminal], round, offer.power(), offer.powerWeight(), offer.angle(),
        offer.angleWeight());
  }

  private void answered(int round, Quote[] quotes) {
    device.step(quotes);
    if (Coordinator.isCheckpoint(round)) {
      checkpoint(round).onComplete(advice -> goOn(round, advice), cause -> abandon(round, cause));
    } else {
      round(round + 1);
    }
  }

  private Future<Advice> checkpoint(int round) {
    Future<Advice> first = report(0, round, device.figures());
    return terminals.length == 1 ? first : both(first, report(1, round, Figures.NONE), (one, other) -> one);
  }

  private Future<Advice> report(int terminal, int round, Figures figures) {
    Report report = new Report(device.power(terminal, false), device.power(terminal, true), figures);
    return buses[terminal].report(terminals[terminal], round, report);
  }

  private static <T, R> Future<R> both(Future<T> first, Future<T> second, BiFunction<T, T, R> of) {
    return Future.all(first, second).map(all -> of.apply(first.result(), second.result()));
  }

  private void goOn(int round, Advice advice) {
    device.follow(advice);
    if (!advice.stop()) {
      round(round + 1);
    } else if (generator >= 0) {
      coordinator.produced(generator, device.power(0, false), device.cost());
    }
  }

  private void abandon(int round, Throwable cause) {
    coordinator.abandon("round " + round + " of " + self().address() + ": " + cause.getMessage());
  }
}
