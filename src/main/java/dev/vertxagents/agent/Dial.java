package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.channel.Link;
import dev.vertxagents.channel.Transport;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.RpcConnection;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * Connects to one place. The first frame asks for an agent ({@code validate_aid}), as aiomas does; a peer that closes
 * on it, having executed nothing, seems to speak another codec, and the others are tried once each. What worked is
 * tried first the next time.
 */
final class Dial {
  /** How long a peer may think about extensions, before it is taken for one that does not know any. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final OpenContainer owner;
  private final CodecRegistry codecs;
  private final Transport transport;
  private final PlaceRoad road;
  private final SocketAddress socket;
  private String codec;
  /** Whether the peer may know {@code _extensions}: until it has answered that it does not. */
  private boolean asks = true;

  Dial(OpenContainer owner, CodecRegistry codecs, Transport transport, PlaceRoad road, SocketAddress socket) {
    this.owner = owner;
    this.codecs = codecs;
    this.transport = transport;
    this.road = road;
    this.socket = socket;
    String wanted = road.options().getCodec();
    this.codec = wanted == null ? owner.options().getCodec() : wanted;
  }

  /**
   * What was reached.
   *
   * @param connection the open connection, or null if it came out at {@code alias}
   * @param aid the agent that was asked for
   * @param answer what the peer said of it; not null if it was not asked
   */
  record Reached(@Nullable RpcConnection connection, @Nullable OpenContainer alias, String aid,
      @Nullable Object answer) {
  }

  /** One attempt. Fails with {@code NOT_CONNECTED} within the connect timeout. */
  Future<Reached> dial(String aid) {
    Duration limit = road.options().getConnectTimeout() == null ? owner.options().getConnectTimeout()
        : road.options().getConnectTimeout();
    long end = Ticker.of(owner.home().context()).nanos() + limit.toNanos();
    try {
      List<Codec> order = road.options().getCodec() == null ? Codecs.order(codecs, codec)
          : List.of(codecs.named(codec));
      return dial(aid, order.iterator(), end);
    } catch (IllegalArgumentException unknownCodec) {
      return Future.failedFuture(notConnected(unknownCodec.getMessage()));
    }
  }

  private Future<Reached> dial(String aid, Iterator<Codec> order, long end) {
    Duration left = left(end);
    Codec next = order.next();
    return transport.connect(socket, left).recover(refused -> Future.failedFuture(notConnected(refused.getMessage())))
        .compose(link -> greet(link, next, aid, end))
        .recover(failure -> {
          boolean closedOnUs = AgentException.is(failure, FailureCode.CONNECTION_LOST);
          if (closedOnUs && order.hasNext()) {
            return dial(aid, order, end);
          }
          return Future.failedFuture(closedOnUs
              ? notConnected("peer closes on our first message, in every codec that is enabled here: codecs="
              + codecs.names()) : failure);
        });
  }

  private Future<Reached> greet(Link link, Codec next, String aid, long end) {
    OpenContainer alias = owner.options().getRoad() == RoadChoice.WIRE ? null
        : owner.neighbours().behind(link.remoteAddress());
    if (alias != null) {
      link.close();
      return Future.succeededFuture(new Reached(null, alias, aid, ""));
    }
    RpcConnection connection = owner.rpc().adopt(link, next).place(road.destination());
    if (road.place().scheme() == Scheme.AGENT) {
      return Future.succeededFuture(new Reached(connection, null, aid, ""));
    }
    return new PathProxy(connection, "").realTimeout(left(end)).call("validate_aid", aid)
        .map(answer -> reached(connection, next, aid, answer))
        .recover(failure -> judge(connection, next, aid, failure))
        .compose(reached -> agree(reached, end));
  }

  /** Asks the peer what calls may carry, if some of ours would; one that does not know is left alone. */
  private Future<Reached> agree(Reached reached, long end) {
    if (!asks || owner.rpc().extensions().isEmpty()) {
      return Future.succeededFuture(reached);
    }
    Duration left = left(end);
    return reached.connection().propose(left.compareTo(PATIENCE) < 0 ? left : PATIENCE).map(reached)
        .recover(failure -> {
          asks = false;
          return AgentException.is(failure, FailureCode.CONNECTION_LOST, FailureCode.NOT_CONNECTED)
              ? Future.failedFuture(failure) : Future.succeededFuture(reached);
        });
  }

  private Reached reached(RpcConnection connection, Codec proven, String aid, @Nullable Object answer) {
    codec = proven.name();
    return new Reached(connection, null, aid, answer);
  }

  /** A peer that answers at all can be talked to, whatever it thinks of the question. */
  private Future<Reached> judge(RpcConnection connection, Codec next, String aid, Throwable failure) {
    if (AgentException.is(failure, FailureCode.CONNECTION_LOST, FailureCode.NOT_CONNECTED)) {
      return Future.failedFuture(failure);
    }
    if (AgentException.is(failure, FailureCode.TIMEOUT, FailureCode.ENCODE_FAILED)) {
      connection.close();
      return Future.failedFuture(notConnected("peer accepts connections but does not answer"));
    }
    return Future.succeededFuture(reached(connection, next, aid, ""));
  }

  private Duration left(long end) {
    return Duration.ofNanos(Math.max(1_000_000, end - Ticker.of(owner.home().context()).nanos()));
  }

  private AgentException notConnected(String reason) {
    return new AgentException(FailureCode.NOT_CONNECTED, Executed.NO, reason, road.destination(), null, null);
  }
}
