package examples.tender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.testkit.AgentTestKit;
import dev.vertxagents.testkit.FaultProxy;
import dev.vertxagents.testkit.OverEveryRoad;
import dev.vertxagents.testkit.Probe;
import io.vertx.core.Future;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class TenderTest {
  private static final Call<Offer> AWARD = Call.of("award", "paint the fence").returning(Offer.class);

  @Test
  void waitsFiveMinutesForTheLastBid(AgentTestKit kit) {
    Container market = kit.container("market");
    Probe<Bidder> quick = Probe.of(Bidder.class).answer("bid", new Offer("quick", 90));
    Probe<Bidder> slow = Probe.of(Bidder.class)
        .answer("bid", asked -> kit.clock().sleep(Duration.ofMinutes(4)).map(new Offer("slow", 40)));
    Probe<Bidder> silent = Probe.of(Bidder.class).never("bid");
    kit.get(market.spawn("quick", quick.agent()));
    kit.get(market.spawn("slow", slow.agent()));
    kit.get(market.spawn("silent", silent.agent()));
    AgentProxy tender = kit.get(market.spawn(new Tender(addresses(market, "quick", "slow", "silent"))));

    Future<Offer> award = tender.call(AWARD);
    kit.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(award.isComplete()).isFalse();
    kit.advance(Duration.ofMillis(1));

    assertThat(kit.get(award)).isEqualTo(new Offer("slow", 40));
    assertThat(silent.calls()).containsExactly(new Probe.Asked("bid", List.of("paint the fence")));
  }

  private static List<String> addresses(Container container, String... aids) {
    return List.of(aids).stream().map(aid -> container.address() + aid).toList();
  }

  @Test
  void aBidThatIsThreeMinutesOnItsWayComesTooLate(AgentTestKit kit) {
    Container market = kit.container("market");
    Container abroad = kit.container("abroad");
    String near = kit.get(Tender.bidder(market, "near", 90));
    kit.get(Tender.bidder(abroad, "far", 40));
    FaultProxy link = kit.fault(abroad);
    AgentProxy tender = kit.get(market.spawn(new Tender(List.of(near, link.address("far")))));
    assertThat(kit.get(market.connect(link.address("far")))).isNotNull();

    link.delay(Duration.ofMinutes(3));
    Future<Offer> award = tender.call(AWARD);
    kit.advance(Duration.ofMinutes(5));

    assertThat(kit.get(award)).isEqualTo(new Offer("near", 90));
  }

  @OverEveryRoad
  void theCheapestWhoAnswersGetsTheTask(AgentTestKit kit) {
    Container market = kit.container("market");
    String dear = kit.get(Tender.bidder(market, "dear", 90));
    String cheap = kit.get(Tender.bidder(kit.container("elsewhere"), "cheap", 40));
    AgentProxy tender = kit.get(market.spawn(new Tender(List.of(dear, cheap, market.address() + "nobody"))));

    assertThat(kit.get(tender.call(AWARD))).isEqualTo(new Offer("cheap", 40));
  }
}
