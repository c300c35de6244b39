package dev.vertxagents.interop;

import static dev.vertxagents.interop.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** We call the real aiomas: the mirror of every case of {@code client.py}, one server process per wiring. */
@Tag("interop")
class AiomasServerTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Map<String, Case> CASES = cases();

  @TempDir
  static Path folder;

  @AfterAll
  static void closeVertx() {
    await(VERTX.close());
  }

  private static Map<String, Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>(ValueCases.ALL);
    cases.putAll(CallCases.ALL);
    cases.putAll(ProxyCases.ALL);
    return cases;
  }

  @Test
  void mirrorsEveryCaseOfThePythonClient() throws IOException {
    assertThat(CASES.keySet()).containsExactlyInAnyOrderElementsOf(PythonProcess.caseNames());
  }

  @TestFactory
  Stream<DynamicContainer> javaClientPassesAllCases() {
    return Wiring.all().stream().map(this::casesOver);
  }

  private DynamicContainer casesOver(Wiring wiring) {
    LazyPeer peer = new LazyPeer(wiring);
    Stream<DynamicTest> tests = CASES.entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> entry.getValue().run(peer.get())));
    return DynamicContainer.dynamicContainer(wiring.toString(), tests.onClose(peer::close));
  }

  /** Starts the server for the first case and ends it after the last one. */
  private static final class LazyPeer {
    private final Wiring wiring;
    private PythonPeer peer;

    private LazyPeer(Wiring wiring) {
      this.wiring = wiring;
    }

    private PythonPeer get() throws IOException {
      if (peer == null) {
        peer = PythonPeer.start(VERTX, wiring, folder);
      }
      return peer;
    }

    private void close() {
      try {
        if (peer != null) {
          peer.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
