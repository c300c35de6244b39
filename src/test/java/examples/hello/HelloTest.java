package examples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.testkit.AgentTestKit;
import io.vertx.junit5.VertxExtension;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HelloTest {
  @Test
  void theVisitorIsGreeted(AgentTestKit kit) {
    assertThat(kit.get(Hello.visit(kit.vertx()))).isEqualTo("hello Ada");
  }

  @Test
  void theFirstProgramPrintsItsGreeting() throws Exception {
    CompletableFuture<String> said = new CompletableFuture<>();
    PrintStream before = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()) {
      @Override
      public void println(Object line) {
        said.complete(String.valueOf(line));
      }
    });
    try {
      First.main(new String[0]);

      assertThat(said.get(10, TimeUnit.SECONDS)).isEqualTo("hello Ada");
    } finally {
      System.setOut(before);
    }
  }
}
