package examples.beans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeansTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    Beans.await(vertx.close());
  }

  @Test
  void beansAndLambdasAreAgents() throws Exception {
    Container container = Beans.await(Container.open(vertx));
    Beans.await(Beans.spawn(container));

    assertThat(Beans.await(tariff(container, "night").price(23))).isEqualTo(19.5);
    assertThat(Beans.await(tariff(container, "night").price(12))).isEqualTo(31.0);
    assertThat(Beans.await(tariff(container, "flat").price(12))).isEqualTo(28.0);
  }

  private static Tariff tariff(Container container, String aid) {
    return container.proxy(container.address() + aid, Tariff.class);
  }
}
