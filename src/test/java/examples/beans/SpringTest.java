package examples.beans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.Container;
import dev.vertxagents.launch.Descriptor;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** The real Spring makes agents, and injects what they need. */
class SpringTest {
  /** Needs another bean. */
  public static final class Meter extends Agent {
    private final Tariff tariff;

    public Meter(Tariff tariff) {
      this.tariff = tariff;
    }

    @Expose
    public Future<Double> bill(int hour, double kilowattHours) {
      return tariff.price(hour).map(price -> price * kilowattHours / 100);
    }
  }

  @Configuration
  static class Application {
    @Bean(destroyMethod = "")
    Vertx vertx() {
      return Vertx.vertx();
    }

    @Bean
    Tariff tariff() {
      return new NightTariff();
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    Meter meter(Tariff tariff) {
      return new Meter(tariff);
    }

    @Bean(destroyMethod = "")
    Container container(Vertx vertx, ConfigurableApplicationContext context) {
      return Container.builder(vertx).withAgentFactory(context::getBean).open().await();
    }
  }

  @Test
  void springMakesAgentsThatAreSpawnedByTheirClass() throws Exception {
    try (var context = new AnnotationConfigApplicationContext(Application.class)) {
      Container container = context.getBean(Container.class);

      var meter = Beans.await(container.spawn(Meter.class, new AgentOptions().setAid("meter")));

      assertThat(Beans.await(meter.call("bill", 23, 10.0))).isEqualTo(1.95);
      Beans.await(context.getBean(Vertx.class).close());
    }
  }

  @Test
  void andThoseOfADescriptor() throws Exception {
    try (var context = new AnnotationConfigApplicationContext(Application.class)) {
      Vertx vertx = context.getBean(Vertx.class);
      JsonObject json = new JsonObject().put("containers", new JsonArray().add(new JsonObject().put("name", "home")
          .put("agents", new JsonArray().add(
              new JsonObject().put("aid", "meter").put("type", Meter.class.getName()).put("count", 2)))));

      Beans.await(Descriptor.of(json).withAgentFactory(context::getBean).deploy(vertx));

      Container home = Container.get(vertx, "home");
      assertThat(Beans.await(home.proxy("local://home/meter-1").call("bill", 12, 10.0))).isEqualTo(3.1);
      Beans.await(vertx.close());
    }
  }
}
