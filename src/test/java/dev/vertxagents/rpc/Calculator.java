package dev.vertxagents.rpc;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A service with something of everything. */
class Calculator {
  final AtomicInteger runs = new AtomicInteger();
  final Promise<Integer> never = Promise.promise();

  @Expose
  final Operations ops = new Operations();

  @Expose
  int add(int a, @Arg(orElse = "10") int b) {
    runs.incrementAndGet();
    return a + b;
  }

  @Expose("echo")
  Object same(Object value) {
    return value;
  }

  @Expose
  List<Object> echoArgs(@Arg(keyword = true) Map<String, Object> kwargs, Object... args) {
    return List.of(new ArrayList<>(List.of(args)), new LinkedHashMap<>(kwargs));
  }

  @Expose
  Future<Integer> later(int value) {
    return Vertx.currentContext().owner().timer(1).map(value);
  }

  @Expose
  CompletionStage<Integer> elsewhere(int value) {
    return CompletableFuture.supplyAsync(() -> value);
  }

  @Expose
  Future<Integer> never() {
    return never.future();
  }

  @Expose
  void nothing() {
    runs.incrementAndGet();
  }

  int hidden() {
    return 42;
  }

  static class Operations {
    @Expose
    long mul(long a, long b) {
      return a * b;
    }

    @Expose
    final Inner inner = new Inner();
  }

  static class Inner {
    @Expose
    int neg(int a) {
      return -a;
    }
  }
}
