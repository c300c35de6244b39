package examples.tender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.Call;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class TenderTest {
  @Test
  void theCheapestWhoAnswersGetsTheTask(Vertx vertx) throws Exception {
    Container container = await(Container.open(vertx));
    String dear = await(Tender.bidder(container, "dear", 90));
    String cheap = await(Tender.bidder(container, "cheap", 40));
    var tender = await(container.spawn(new Tender(List.of(dear, cheap, "local://" + container.name() + "/nobody"))));

    Offer offer = await(tender.call(Call.of("award", "paint the fence").returning(Offer.class)));

    assertThat(offer).isEqualTo(new Offer("cheap", 40));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
