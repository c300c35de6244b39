package dev.vertxagents.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import java.util.function.Function;

/**
 * A clustered {@code Vertx} of a command's own: with Hazelcast and the settings in {@code conf/cluster.xml}, or in what
 * {@code -Dvertx.hazelcast.config} names; without Hazelcast with whatever cluster manager the class path has.
 */
final class OwnCluster {
  private static final String HAZELCAST = "io.vertx.spi.cluster.hazelcast.HazelcastClusterManager";

  private OwnCluster() {
  }

  /** Blocks to read the settings. Fails with {@link DescriptorException} that says what to do. */
  static Future<Vertx> join() {
    return join(Vertx.builder()::with);
  }

  /**
   * The same.
   *
   * @param builder what it is built with, given the options
   */
  static Future<Vertx> join(Function<VertxOptions, VertxBuilder> builder) {
    return (isPresent(HAZELCAST) ? HazelcastMember.join(builder) : byOther(builder)).recover(failure -> Future.failedFuture(
        new DescriptorException("cannot join the cluster: " + ErrorLine.of(failure), failure)));
  }

  private static Future<Vertx> byOther(Function<VertxOptions, VertxBuilder> builder) {
    try {
      return builder.apply(new VertxOptions()).buildClustered();
    } catch (IllegalStateException none) {
      return Future.failedFuture(new IllegalStateException(
          "no cluster manager on the class path: add io.vertx:vertx-hazelcast (the -all jar has it)", none));
    }
  }

  private static boolean isPresent(String type) {
    try {
      Class.forName(type, false, OwnCluster.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
