package dev.vertxagents.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.vertxagents.rpc.Types;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the compiler could not say of packages that the processor passes over is said when routes are made. */
class SkippedPackageTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.vertxagents.rpc.Generated");
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @TempDir
  Path out;

  @BeforeEach
  void listen() {
    said.start();
    logger.addAppender(said);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(said);
    logger.setLevel(null);
  }

  private void makeRoutes(String name) throws Exception {
    Compilation compilation = new Compilation(out).with(name,
        "@Expose public interface " + name.substring(name.lastIndexOf('.') + 1) + " { Future<Void> go(); }");
    assertThat(compilation.compile()).as("%s", compilation.messages()).isTrue();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {out.toUri().toURL()})) {
      Types types = new Types(List.of());
      assertThat(types.routes(loader.loadClass(name)).route("go")).isNotNull();
      types.routes(loader.loadClass(name));
    }
  }

  @Test
  void isSaidOnce() throws Exception {
    makeRoutes("org.plant.impl.fast.Meter");

    assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("nothing is generated in packages named impl, reflection is used: "
            + "type=org.plant.impl.fast.Meter (move it to another package)");
  }

  @Test
  void isNotSaidOfOthers() throws Exception {
    makeRoutes("org.plant.implement.Meter");

    assertThat(said.list).isEmpty();
  }
}
