package dev.vertxagents.rpc;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A service whose methods do what they should not. */
class Awkward {
  final AtomicInteger runs = new AtomicInteger();

  @Expose
  Object fail(String kind) throws Exception {
    switch (kind) {
      case "checked" -> throw new java.io.IOException("disk");
      case "unchecked" -> throw new IllegalArgumentException("spam is bad");
      case "runtime" -> throw new RuntimeException("later");
      case "lookup" -> throw new NoSuchElementException("gone");
      case "own" -> throw new BidTooLow("1 < 2");
      case "remote" -> throw new RemoteException("ValueError", "42");
      case "inner" -> throw new AgentException(FailureCode.TIMEOUT, Executed.MAYBE, "no answer in time");
      case "assertion" -> throw new AssertionError("wrong");
      case "linkage" -> throw new NoClassDefFoundError("a/B");
      case "stack" -> recurse(0);
      default -> throw new OutOfMemoryError(kind);
    }
    return null;
  }

  @Expose
  Future<Object> failLater(String text) {
    return Future.failedFuture(new RuntimeException(text));
  }

  @Expose
  CompletionStage<Object> failElsewhere(String text) {
    return CompletableFuture.supplyAsync(() -> {
      throw new IllegalArgumentException(text);
    });
  }

  @Expose
  Future<Object> nullFuture() {
    return null;
  }

  @Expose
  Object unencodable() {
    return new Object();
  }

  @Expose
  String large(int size) {
    return "x".repeat(size);
  }

  @Expose
  int narrow(int value) {
    return runs.incrementAndGet() + value;
  }

  @Expose
  int tiny(byte value) {
    return runs.incrementAndGet() + value;
  }

  @Expose
  int length(String text) {
    return runs.incrementAndGet() + text.length();
  }

  @Expose
  int two(int first, int second) {
    return runs.incrementAndGet();
  }

  @Expose
  int keep(List<Integer> values) {
    values.add(1);
    return values.size();
  }

  @Expose
  Map<String, Object> kinds(Map<String, Object> values, double number, Duration span) {
    return values;
  }

  private int recurse(int depth) {
    return recurse(depth + 1) + depth;
  }

  static class BidTooLow extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BidTooLow(String message) {
      super(message);
    }
  }
}
