package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentFactoryTest {
  private final Vertx vertx = Vertx.vertx();

  /** Needs what only a factory knows. */
  static class Clerk extends Agent {
    private final String office;

    Clerk(String office) {
      this.office = office;
    }

    @Expose
    public String office() {
      return office;
    }
  }

  /** Makes itself. */
  public static class Plain extends Agent {
    @Expose
    public String office() {
      return config().getString("office");
    }
  }

  /** Cannot be made. */
  public static class Broken extends Agent {
    public Broken() {
      throw new IllegalStateException("no ink");
    }
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private Container container(AgentFactory factory) {
    return of(Container.builder(vertx).withAgentFactory(factory).open());
  }

  @Test
  void makesAgentsThatAreAskedForByTheirClass() {
    Container container = container(type -> new Clerk("room 7 for " + type.getSimpleName()));

    AgentProxy clerk = of(container.spawn(Clerk.class, new AgentOptions().setAid("clerk")));

    assertThat(of(clerk.call("office"))).isEqualTo("room 7 for Clerk");
    assertThat(clerk.address().aid()).isEqualTo("clerk");
  }

  @Test
  void makesThemByTheirConstructorUnlessToldOtherwise() {
    Container container = of(Container.open(vertx));

    AgentProxy plain = of(container.spawn(Plain.class,
        new AgentOptions().setConfig(new JsonObject().put("office", "attic"))));

    assertThat(of(plain.call("office"))).isEqualTo("attic");
    assertThat(failureOf(container.spawn(Clerk.class, new AgentOptions())))
        .hasMessageStartingWith("no public constructor without parameters: type=" + Clerk.class.getName())
        .hasMessageContaining("withAgentFactory");
    assertThat(failureOf(container.spawn(Broken.class, new AgentOptions())))
        .hasMessageContaining("constructor failed: type=" + Broken.class.getName()).hasMessageContaining("no ink");
  }

  @Test
  void whatItThrowsFailsTheSpawnAndNothingElse() {
    Container container = container(type -> {
      throw new IOException("no such bean");
    });

    assertThat(failureOf(container.spawn(Clerk.class, new AgentOptions().setAid("clerk"))))
        .hasMessage("agent cannot be made: type=" + Clerk.class.getName() + " (java.io.IOException: no such bean)");
    assertThat(of(container.spawn("clerk", new Clerk("hall"))).address().aid()).isEqualTo("clerk");
  }

  @Test
  void nullIsNoAgent() {
    Container container = container(type -> null);

    assertThat(failureOf(container.spawn(Clerk.class, new AgentOptions()))).isInstanceOf(NullPointerException.class)
        .hasMessage("agent");
  }

  @Test
  void anAgentLivesOnce() {
    Clerk only = new Clerk("hall");
    Container container = container(type -> only);
    of(container.spawn(Clerk.class, new AgentOptions()));

    assertThat(failureOf(container.spawn(Clerk.class, new AgentOptions()))).isInstanceOf(IllegalStateException.class);
  }
}
