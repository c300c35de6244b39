package examples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HelloTest {
  @Test
  void theVisitorIsGreeted(Vertx vertx) throws Exception {
    assertThat(Hello.visit(vertx).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isEqualTo("hello Ada");
  }
}
