package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallCauseTest {
  private static final CallObservation CAUSE = CallObservation.start(new CallObserver() {
    @Override
    public void started(ObservedCall call) {
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
    }
  }, null, CallObserver.Side.CALLEE, CallObserver.Road.WIRE, null, null, "path");

  private final Vertx vertx = Vertx.vertx();
  private final ContextInternal context = (ContextInternal) vertx.getOrCreateContext();

  @AfterEach
  void close() {
    vertx.close();
  }

  /** Of a {@code Vertx} that started without finding the service. */
  private static ContextInternal withoutRoom(ContextInternal inner) {
    InvocationHandler handler = (proxy, method, args) -> {
      if (args != null && Arrays.stream(args).anyMatch(arg -> arg != ContextInternal.LOCAL_MAP
          && arg instanceof ContextLocal<?>)) {
        throw new IllegalArgumentException();
      }
      try {
        return method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, args) : method.invoke(inner, args);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    };
    return (ContextInternal) Proxy.newProxyInstance(CallCauseTest.class.getClassLoader(),
        new Class<?>[] {ContextInternal.class}, handler);
  }

  @Test
  void vertxMakesRoomForItInEveryContext() {
    ContextInternal own = context.duplicate();

    CallCause.put(own, CAUSE);

    assertThat(CallCause.get(own)).isSameAs(CAUSE);
    assertThat(own.localContextData()).isEmpty();
    assertThat(CallCause.get(context.duplicate())).isNull();
  }

  @Test
  void withoutRoomItIsKeptInTheContextsMap() {
    ContextInternal own = context.duplicate();
    ContextInternal roomless = withoutRoom(own);

    CallCause.put(roomless, CAUSE);

    assertThat(CallCause.get(roomless)).isSameAs(CAUSE);
    assertThat(own.localContextData()).hasSize(1);
    assertThat(CallCause.get(withoutRoom(context.duplicate()))).isNull();
  }
}
