package dev.vertxagents.agent;

import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.RemoteException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent that does something of everything. */
class Everything extends Agent {
  final Promise<String> never = Promise.promise();
  final AtomicInteger executions = new AtomicInteger();
  List<Object> kept = List.of();
  AgentProxy friend;
  Agent bean;
  @Expose final Ops ops = new Ops();

  @Expose
  public String join(String a, @Arg(orElse = "\"-\"") String b) {
    return a + b;
  }

  @Expose
  public Future<String> never() {
    executions.incrementAndGet();
    return never.future();
  }

  @Expose
  public Future<String> later() {
    return Future.future(done -> vertx().runOnContext(v -> done.complete("later")));
  }

  @Expose
  public void fails(String how) throws Exception {
    switch (how) {
      case "checked" -> throw new Exception("checked");
      case "unchecked" -> throw new IllegalArgumentException("too big");
      case "stack" -> throw new StackOverflowError();
      case "assertion" -> throw new AssertionError("wrong");
      case "linkage" -> throw new LinkageError("gone");
      default -> throw new RemoteException("KeyError", how);
    }
  }

  @Expose
  public Future<String> returnsNull() {
    return null;
  }

  @Expose
  public int keep(List<Object> values) {
    kept = values;
    return values.size();
  }

  @Expose
  public Future<Object> back(AgentProxy caller, String word) {
    return caller.call("join", word, "!");
  }

  @Expose
  public Agent me() {
    return this;
  }

  @Expose
  public Agent bean() {
    return bean;
  }

  @Expose
  public void befriend(AgentProxy agent) {
    friend = agent;
  }

  @Expose
  public Future<Object> askFriend(String word) {
    return friend.call("join", word, "?");
  }

  @Expose
  public Future<Object> callsItself() {
    return self().call("join", "a", "b");
  }

  @Expose
  public Future<Object> ping(AgentProxy other, int left) {
    return left == 0 ? Future.succeededFuture("done") : other.call("ping", this, left - 1);
  }
}
