package examples.tender;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.Group;
import dev.vertxagents.agent.Group.Answer;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Asks all bidders at once and takes the cheapest of those who answer in time. */
public class Tender extends Agent {
  private final List<String> addresses;

  public Tender(List<String> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  @Expose
  public Future<Offer> award(String task) {
    List<Bidder> bidders = addresses.stream().map(at -> container().proxy(at, Bidder.class)).toList();
    return Group.of(bidders).timeout(Duration.ofMinutes(5)).answers(bidder -> bidder.bid(task))
        .map(answers -> answers.stream().map(Answer::value).min(Comparator.comparingDouble(Offer::price)).orElseThrow());
  }

  /** A bidder with a fixed price, made from a lambda. */
  static Future<String> bidder(Container container, String name, double price) {
    Bidder bidder = task -> Future.succeededFuture(new Offer(name, price));
    return container.spawn(name, Agent.of(Bidder.class, bidder)).map(proxy -> proxy.address().toString());
  }
}
