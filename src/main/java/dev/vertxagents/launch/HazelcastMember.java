package dev.vertxagents.launch;

import com.hazelcast.config.Config;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.XmlConfigBuilder;
import com.hazelcast.core.HazelcastException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.ByteArrayInputStream;
import java.util.function.Function;

/**
 * The one class that knows Hazelcast, loaded only if that is there. Vert.x would read the settings by itself, but if
 * they are missing or broken it goes on with Hazelcast's own, which look for strangers by multicast.
 */
final class HazelcastMember {
  private static final String PROPERTY = "vertx.hazelcast.config";
  private static final String DEFAULT = "conf/cluster.xml";
  private static final String RESOURCE = "classpath:";

  private HazelcastMember() {
  }

  static Future<Vertx> join(Function<VertxOptions, VertxBuilder> builder) {
    String named = System.getProperty(PROPERTY, DEFAULT);
    String file = named.startsWith(RESOURCE) ? named.substring(RESOURCE.length()) : named;
    useOurLogging();
    Config config = settings(file);
    VertxOptions options = new VertxOptions();
    String host = host(config.getNetworkConfig().getInterfaces());
    if (host != null) {
      options.getEventBusOptions().setHost(host);
    }
    return builder.apply(options).withClusterManager(new HazelcastClusterManager(config)).buildClustered()
        .recover(failure -> Future.failedFuture(explain(failure, config.getNetworkConfig(), file)));
  }

  private static Throwable explain(Throwable failure, NetworkConfig network, String file) {
    boolean occupied = String.valueOf(failure.getMessage()).startsWith("Cannot bind");
    return !occupied ? failure : new HazelcastException("no port is free: ports=" + network.getPort() + " to "
        + (network.getPort() + network.getPortCount() - 1) + " file=" + file
        + " (end what listens there, or raise port-count)", failure);
  }

  /** What the settings say comes too late for its first logger. */
  private static void useOurLogging() {
    if (System.getProperty("hazelcast.logging.type") == null) {
      System.setProperty("hazelcast.logging.type", "slf4j");
    }
  }

  /** Hazelcast reads no document types and no entities from outside. */
  static Config settings(String file) {
    byte[] bytes = ConfFile.bytes(file, Descriptor.loader());
    try {
      return new XmlConfigBuilder(new ByteArrayInputStream(bytes)).build();
    } catch (HazelcastException | IllegalArgumentException e) {
      throw new DescriptorException("bad cluster settings: file=" + file + " (" + ErrorLine.of(e) + ")", e);
    }
  }

  /** The event bus listens where Hazelcast does, if that is one interface; null: where Vert.x would. */
  private static String host(InterfacesConfig interfaces) {
    return interfaces.isEnabled() && interfaces.getInterfaces().size() == 1
        ? interfaces.getInterfaces().stream().filter(host -> host.matches("[0-9.]+")).findFirst().orElse(null) : null;
  }
}
