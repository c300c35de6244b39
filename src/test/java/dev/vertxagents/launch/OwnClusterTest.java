package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OwnClusterTest {
  @TempDir
  private Path directory;

  @Test
  void saysWhatToAddWhereThereIsNoClusterManager() throws Exception {
    String without = JvmProcess.classPathWithout("hazelcast", "-tests.jar");
    for (String command : new String[] {"run conf/hello.json --cluster", "ps", "call name:meter-7 read"}) {
      String[] args = ("-cp " + without + " " + Main.class.getName() + " " + command).split(" ");
      try (JvmProcess process = JvmProcess.java(directory, args)) {
        assertThat(process.exitCode()).isEqualTo(1);
        assertThat(process.err().lines()).singleElement().isEqualTo("error: cannot join the cluster: no cluster manager"
            + " on the class path: add io.vertx:vertx-hazelcast (the -all jar has it)");
      }
    }
  }

  @Test
  void G9_saysWhichPortsAreOccupied() throws Exception {
    try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Path file = Files.writeString(directory.resolve("cluster.xml"), Files.readString(Path.of("conf/cluster.xml"))
          .replaceFirst("port-count=\"\\d+\">\\d+<", "port-count=\"1\">" + occupied.getLocalPort() + "<"));
      try (JvmProcess process = JvmProcess.java(Path.of("."), "-Dvertx.hazelcast.config=" + file, "-cp",
          System.getProperty("java.class.path"), Main.class.getName(), "run", "conf/hello.json", "--cluster")) {
        assertThat(process.exitCode()).isEqualTo(1);
        assertThat(process.err().lines()).singleElement().isEqualTo("error: cannot join the cluster: no port is free:"
            + " ports=" + occupied.getLocalPort() + " to " + occupied.getLocalPort() + " file=" + file
            + " (end what listens there, or raise port-count)");
      }
    }
  }

  @Test
  void G4_readsNoDocumentTypesAndNoEntities() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "secret-name");
    Path file = Files.writeString(directory.resolve("evil.xml"), """
        <!DOCTYPE hazelcast [<!ENTITY name SYSTEM "%s">]>
        <hazelcast xmlns="http://www.hazelcast.com/schema/config"><cluster-name>&name;</cluster-name></hazelcast>
        """.formatted(secret.toUri()));

    assertThatThrownBy(() -> HazelcastMember.settings(file.toString())).isInstanceOf(DescriptorException.class)
        .hasMessageStartingWith("bad cluster settings: file=" + file).hasMessageNotContaining("secret-name");
  }

  @Test
  void G9_saysWhichSettingsAreMissingOrBroken() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.xml"), "<hazelcast>");
    Path unknown = Files.writeString(directory.resolve("unknown.xml"), """
        <hazelcast xmlns="http://www.hazelcast.com/schema/config"><clustername>x</clustername></hazelcast>
        """);

    assertThatThrownBy(() -> HazelcastMember.settings(directory.resolve("none.xml").toString()))
        .hasMessageContaining("no such file: file=").hasMessageContaining("broken.xml, unknown.xml");
    assertThatThrownBy(() -> HazelcastMember.settings(broken.toString())).hasMessageContaining("bad cluster settings");
    assertThatThrownBy(() -> HazelcastMember.settings(unknown.toString())).hasMessageContaining("clustername");
    assertThat(HazelcastMember.settings("conf/cluster.xml").getClusterName()).isEqualTo("agents");
  }
}
