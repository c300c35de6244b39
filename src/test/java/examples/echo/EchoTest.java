package examples.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class EchoTest {
  @Test
  void theValueComesBack(Vertx vertx) throws Exception {
    Future<Object> back = Future.future(done -> vertx.runOnContext(v ->
        Echo.echo(vertx, List.of(1, "two")).onComplete(done)));

    assertThat(back.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(List.of(1, "two"));
  }
}
