package dev.vertxagents.launch;

import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RemoteException;
import dev.vertxagents.rpc.RpcConnection;
import dev.vertxagents.rpc.RpcOptions;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a container who lives in it, by its root function {@code _describe}, page by page. */
final class Census {
  private static final String DESCRIBE = "_describe";
  private static final long RETRY_MILLIS = 200;
  /** Ends a peer's endless list. */
  private static final int MAX_AGENTS = 1_000_000;

  private final Vertx vertx;
  private final PeerAddress peer;
  private final List<String> codecs;
  private final long giveUpNanos;

  /** Speaks the codec that the user named, otherwise one after the other until the peer does not hang up on it. */
  Census(Vertx vertx, PeerAddress peer, CommonOptions options) {
    this.vertx = vertx;
    this.peer = peer;
    this.codecs = options.codec() == null ? CodecRegistry.all().codecs().stream().map(codec -> codec.name()).toList()
        : List.of(options.codec());
    this.giveUpNanos = System.nanoTime() + options.patience().toNanos();
  }

  /** The description of the container with all of its agents, or of the one agent that was asked for. */
  Future<Map<String, Object>> take() {
    return take(codecs.iterator());
  }

  private Future<Map<String, Object>> take(Iterator<String> untried) {
    RpcOptions options = new RpcOptions().setCodec(untried.next());
    return connect(options).compose(connection -> describe(connection)
        .eventually(connection::close))
        .recover(cause -> AgentException.is(cause, FailureCode.CONNECTION_LOST) && untried.hasNext()
            ? take(untried) : Future.failedFuture(explain(cause)));
  }

  private Future<RpcConnection> connect(RpcOptions options) {
    return RpcConnection.connect(vertx, peer.socket(), options).recover(cause ->
        AgentException.is(cause, FailureCode.NOT_CONNECTED) && System.nanoTime() < giveUpNanos
            ? vertx.timer(RETRY_MILLIS).compose(later -> connect(options)) : Future.failedFuture(cause));
  }

  private Future<Map<String, Object>> describe(RpcConnection connection) {
    if (peer.aid() != null) {
      return page(connection, peer.aid(), 0);
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    List<Object> agents = new ArrayList<>();
    return page(connection, null, 0).compose(first -> {
      whole.putAll(first);
      whole.put("agents", agents);
      return collect(connection, first, agents);
    }).map(whole);
  }

  private Future<?> collect(RpcConnection connection, Map<String, Object> page, List<Object> agents) {
    List<?> found = page.get("agents") instanceof List<?> list ? list : List.of();
    agents.addAll(found);
    boolean last = found.isEmpty() || agents.size() >= MAX_AGENTS || !(page.get("count") instanceof Integer count)
        || agents.size() >= count;
    return last ? Future.succeededFuture()
        : page(connection, null, agents.size()).compose(next -> collect(connection, next, agents));
  }

  @SuppressWarnings("unchecked") // maps of the codec have text keys unless the peer is not ours; those are only printed
  private Future<Map<String, Object>> page(RpcConnection connection, @Nullable String aid, int offset) {
    return connection.remote().call(Call.of(DESCRIBE, aid, offset)).compose(answer -> answer instanceof Map<?, ?> map
        ? Future.succeededFuture((Map<String, Object>) map)
        : Future.failedFuture(new IllegalArgumentException(
            "no such agent: aid=" + aid + " (ps without it lists those that are there)")));
  }

  private Throwable explain(Throwable cause) {
    boolean unknown = AgentException.is(cause, FailureCode.NO_SUCH_METHOD)
        || cause instanceof RemoteException remote && remote.type().equals("LookupError");
    return !unknown ? cause : new IllegalArgumentException("peer cannot list its agents: peer=" + peer.socket()
        + " (it speaks aiomas, which knows no such request; its agents can still be called)", cause);
  }
}
