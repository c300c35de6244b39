package examples.bench;

import io.vertx.core.Future;

/** A call through a typed proxy. Not inlined into the loop: {@link LocalCalls}. */
final class TypedCall implements OneByOne.Call {
  private final Target proxy;

  TypedCall(Target proxy) {
    this.proxy = proxy;
  }

  @Override
  public Future<Integer> call(int a) {
    return proxy.add(a, 1);
  }
}
