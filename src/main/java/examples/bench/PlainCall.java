package examples.bench;

import io.vertx.core.Future;

/** A method that returns a succeeded Future, called as any method. Not inlined: {@link LocalCalls}. */
final class PlainCall implements OneByOne.Call {
  @Override
  public Future<Integer> call(int a) {
    return Future.succeededFuture(a + 1);
  }
}
