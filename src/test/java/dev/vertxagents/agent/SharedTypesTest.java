package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.codec.TypeSerializer;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values between two containers of one {@code Vertx}: nothing is written and read that cannot change. */
class SharedTypesTest {
  private static final TypeSerializer<URI> URIS =
      new TypeSerializer<>(URI.class, URI::toString, text -> URI.create((String) text));

  private final Vertx vertx = Vertx.vertx();
  private final Taker taker = new Taker();
  private Container caller;

  /** Cannot change. */
  record Reading(String unit, double value) {
  }

  /** Takes a reading and gives it back. */
  @Expose
  interface Taking {
    Future<Reading> take(Reading reading);
  }

  /** Keeps what it was given. */
  private static final class Taker extends Agent implements Taking {
    private Reading taken;

    @Override
    public Future<Reading> take(Reading reading) {
      taken = reading;
      return Future.succeededFuture(reading);
    }
  }

  @BeforeEach
  void open() {
    caller = of(Container.open(vertx, new ContainerOptions().setName("caller")));
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private Taking takerIn(ContainerBuilder builder) {
    of(builder.with(new ContainerOptions().setName("callee")).open().compose(callee -> callee.spawn("taker", taker)));
    return caller.proxy("local://callee/taker", Taking.class);
  }

  @Test
  void whatCannotChangePassesAsItIs() {
    Taking proxy = takerIn(Container.builder(vertx));
    Reading sent = new Reading("kW", 1.5);

    Reading answer = of(proxy.take(sent));

    assertThat(taker.taken).isSameAs(sent);
    assertThat(answer).isSameAs(sent);
  }

  @Test
  void containersWithOtherRegisteredTypesGetWhatTheWireWouldGive() {
    Taking proxy = takerIn(Container.builder(vertx).withSerializers(List.of(URIS)));
    Reading sent = new Reading("kW", 1.5);

    Reading answer = of(proxy.take(sent));

    assertThat(taker.taken).isEqualTo(sent).isNotSameAs(sent);
    assertThat(answer).isEqualTo(sent);
  }

  @Test
  void containersWithTheSameRegisteredTypesShareThem() {
    of(caller.close());
    caller = of(Container.builder(vertx).withSerializers(List.of(URIS)).open());
    Taking proxy = takerIn(Container.builder(vertx).withSerializers(List.of(URIS)));
    Reading sent = new Reading("kW", 1.5);

    of(proxy.take(sent));

    assertThat(taker.taken).isSameAs(sent);
  }
}
