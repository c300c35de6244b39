package dev.vertxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RemoteException;
import io.vertx.core.Future;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
class ProbeTest {
  private final Probe<Shop> probe = Probe.of(Shop.class);

  @Expose
  interface Till {
    Future<Integer> total();
  }

  @Expose
  interface Shop {
    Future<Integer> price(String good, int amount);

    CompletionStage<List<String>> goods();

    Till till();

    default Future<Integer> priceOfOne(String good) {
      return price(good, 1);
    }
  }

  private Shop shop(AgentTestKit kit) {
    return kit.typed(kit.container("c").spawn("shop", probe.agent()), Shop.class);
  }

  @OverEveryRoad
  void answersAndRemembers(AgentTestKit kit) {
    probe.answer("price", 7).answer("goods", List.of("bread"));
    Shop shop = shop(kit);

    assertThat(kit.get(shop.price("bread", 2))).isEqualTo(7);
    assertThat(kit.get(Future.fromCompletionStage(shop.goods()))).containsExactly("bread");
    assertThat(kit.get(shop.price(null, 3))).isEqualTo(7);

    assertThat(probe.calls()).containsExactly(new Probe.Asked("price", List.of("bread", 2)),
        new Probe.Asked("goods", List.of()), new Probe.Asked("price", Arrays.asList(null, 3)));
    assertThat(probe.calls("goods")).hasSize(1);
  }

  @Test
  void answersWithWhatTheArgumentsMakeOfIt(AgentTestKit kit) {
    probe.answer("price", args -> (Integer) args.get(1) * 10);
    assertThat(kit.get(shop(kit).price("bread", 2))).isEqualTo(20);

    probe.answer("price", args -> kit.clock().sleep(Duration.ofMinutes(1)).map(5));
    Future<Integer> later = probe.fake().price("bread", 2);
    kit.advance(Duration.ofMinutes(1));
    assertThat(kit.get(later)).isEqualTo(5);
  }

  @Test
  void failsAndHangs(AgentTestKit kit) {
    probe.fail("price", new IllegalStateException("sold out")).never("goods");
    Shop shop = shop(kit);

    assertThat(kit.failure(shop.price("bread", 1))).isInstanceOf(RemoteException.class)
        .hasMessageContaining("sold out");
    CompletionStage<List<String>> goods = AgentProxy.of(shop).timeout(Duration.ofMinutes(5)).as(Shop.class)
        .goods();
    kit.advance(Duration.ofMinutes(5));
    assertThat(AgentException.is(kit.failure(Future.fromCompletionStage(goods)), FailureCode.TIMEOUT)).isTrue();
  }

  @Test
  void offersSubServicesAndDefaultMethods(AgentTestKit kit) {
    Probe<Till> till = Probe.of(Till.class).answer("total", 12);
    probe.answer("till", till.fake()).answer("price", 3);

    assertThat(kit.get(probe.fake().priceOfOne("bread"))).isEqualTo(3);
    assertThat(kit.get(probe.fake().till().total())).isEqualTo(12);
    assertThat(till.calls()).hasSize(1);
  }

  @Test
  void whatNothingWasSaidAboutFails(AgentTestKit kit) {
    assertThat(kit.failure(shop(kit).price("bread", 1)))
        .hasMessageContaining("nothing was said about this method: method=price");
  }

  @Test
  void mistakesAreToldAtOnce() {
    assertThatThrownBy(() -> probe.answer("prize", 1))
        .hasMessage("no such method: method=prize type=" + Shop.class.getName() + " (it has goods, price, till)");
    assertThatThrownBy(() -> probe.calls("prize")).hasMessageContaining("no such method");
    assertThatThrownBy(() -> probe.answer("price", "dear"))
        .hasMessage("answer does not fit: method=price declares=java.lang.Integer answer=java.lang.String");
    assertThatThrownBy(() -> Probe.of(Runnable.class)).hasMessageContaining("not an @Expose interface");
  }

  @Test
  void isAnObjectLikeOthers() {
    assertThat(probe.fake()).isEqualTo(probe.fake()).isNotEqualTo(Probe.of(Shop.class).fake())
        .hasToString("Probe(Shop)");
    assertThat(probe.fake().hashCode()).isEqualTo(probe.fake().hashCode());
  }
}
