package dev.vertxagents.console;

import dev.vertxagents.observe.FlightRecorder;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The containers of a {@code Vertx} and, in a cluster, of all nodes that report. */
final class LiveSource implements ConsoleSource {
  private static final Logger LOG = LoggerFactory.getLogger(Console.class);
  private static final long RENEW_MILLIS = 900;
  private static final long FORGET_MILLIS = 600_000;
  private static final int MAX_NODES = 100;

  private final Vertx vertx;
  private final String name;
  private final String node;
  private final Map<String, RemoteNode> others = new LinkedHashMap<>();
  private @Nullable LiveNode own;
  private @Nullable MessageConsumer<Object> told;
  private long renewedAt;

  LiveSource(Vertx vertx, String name) {
    this.vertx = vertx;
    this.name = name;
    this.node = NodeName.of(vertx);
  }

  // made on the console's context
  private LiveNode own() {
    if (own == null) {
      own = new LiveNode(node, FlightRecorder.of(vertx), vertx.getOrCreateContext());
      if (vertx.isClustered()) {
        told = vertx.eventBus().consumer(Reporter.TOLD + node, this::told);
      }
    }
    return own;
  }

  private void told(Message<Object> message) {
    String from = String.valueOf(message.headers().get("node"));
    try {
      if (others.size() < MAX_NODES || others.containsKey(from)) {
        others.computeIfAbsent(from, other -> new RemoteNode(vertx, other)).told(message, System.currentTimeMillis());
      }
    } catch (RuntimeException e) {
      LOG.warn("console was told what cannot be read: node={}", Printable.of(from), e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public List<NodeSource> nodes() {
    List<NodeSource> all = new ArrayList<>(List.of(own()));
    all.addAll(others.values());
    return all;
  }

  @Override
  public void renew() {
    long now = System.currentTimeMillis();
    LiveNode here = own();
    if (now - renewedAt > RENEW_MILLIS) {
      renewedAt = now;
      here.renew();
      if (vertx.isClustered()) {
        vertx.eventBus().publish(Reporter.WATCH, node);
        others.values().removeIf(other -> other.ageMillis(now) > FORGET_MILLIS);
      }
    }
  }

  @Override
  public void close() {
    if (told != null) {
      told.unregister();
    }
  }
}
