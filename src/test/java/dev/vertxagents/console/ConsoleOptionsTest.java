package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleOptionsTest {
  @Test
  void survivesJsonAndCopying() {
    ConsoleOptions options = new ConsoleOptions().setName("plant").setPort(9000).setHost("10.0.0.4")
        .setNames(List.of("plant.example")).setCertificate("c.pem").setKey("k.pem").setInsecure(true)
        .setMode(ConsoleMode.READ).setTokenFile("tokens").setWebroot("pages");

    assertThat(new ConsoleOptions(options).toJson()).isEqualTo(options.toJson());
    assertThat(new ConsoleOptions(options.toJson()).toJson()).isEqualTo(options.toJson());
    assertThat(options.toJson()).isEqualTo(new JsonObject("""
        {"name": "plant", "port": 9000, "host": "10.0.0.4", "names": ["plant.example"], "certificate": "c.pem",
         "key": "k.pem", "insecure": true, "mode": "read", "tokenFile": "tokens",
         "webroot": "pages"}"""));
  }

  @Test
  void namesPropertyValueAndRange() {
    assertThatThrownBy(() -> new ConsoleOptions().setPort(65_536))
        .hasMessage("option out of range: property=port value=65536 (0 to 65535)");
    assertThatThrownBy(() -> new ConsoleOptions(new JsonObject().put("mode", "admin")))
        .hasMessage("unknown choice: mode=admin (known: auto, control, read)");
  }

  @Test
  void othersAreLetInOnlyIfThatWasSaid() throws Exception {
    ConsoleOptions open = new ConsoleOptions().setHost("0.0.0.0");

    assertThatThrownBy(() -> Access.of(open)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reachable from other machines");
    assertThatThrownBy(() -> Access.of(new ConsoleOptions().setKey("k.pem"))).hasMessageContaining("TLS needs both");
    assertThat(Access.of(new ConsoleOptions()).mode()).isEqualTo(ConsoleMode.CONTROL);
    assertThat(Access.of(open.setInsecure(true)).mode()).as("others only look").isEqualTo(ConsoleMode.READ);
    assertThat(Access.of(open.setMode(ConsoleMode.CONTROL)).mode()).isEqualTo(ConsoleMode.CONTROL);
  }

  @Test
  void tokensAreNewEachTimeAndNeverShownByAccident() {
    Tokens one = Tokens.random();

    assertThat(one.control()).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(one.view());
    assertThat(Tokens.random().control()).isNotEqualTo(one.control());
    assertThat(one.toString()).doesNotContain(one.control()).doesNotContain(one.view());
    assertThat(one.rightOf(one.control())).isEqualTo(Right.CONTROL);
    assertThat(one.rightOf(one.view())).isEqualTo(Right.VIEW);
    assertThat(one.rightOf(one.view() + "x")).isNull();
    assertThat(one.rightOf("")).isNull();
    assertThat(one.rightOf(null)).isNull();
  }

  @Test
  void tokenFilesAreTheirOwnersOnly(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("tokens"), "a".repeat(22) + "\n" + "b".repeat(22) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> Tokens.read(file)).hasMessageContaining("readable for others");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(Tokens.read(file)).isEqualTo(new Tokens("a".repeat(22), "b".repeat(22)));
    Files.writeString(file, "short\n");
    assertThatThrownBy(() -> Tokens.read(file)).hasMessageContaining("two different lines").hasMessageNotContaining(
        "short");
  }
}
