package dev.vertxagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real network that falls apart: three processes in three network namespaces, one of which is unplugged. */
@Timeout(300)
class PartitionIT {
  private static final long PATIENCE_SECONDS = 90;
  /** What P10 promises after a heal. */
  private static final long HEALED_SECONDS = 30;
  private static final int NODES = 3;
  private static final int CONTESTED = 10;

  private final String cluster = "split-" + UUID.randomUUID();
  private final NodeProcess[] nodes = new NodeProcess[NODES];
  private Namespaces network;

  @BeforeEach
  void start() throws Exception {
    try {
      network = Namespaces.open(NODES);
    } catch (IOException e) {
      String why = "SKIPPED: no network namespaces here, the test of a real partition did not run: " + e.getMessage();
      System.err.println(why);
      abort(why);
    }
    String members = IntStream.range(0, NODES).mapToObj(Namespaces::address).collect(Collectors.joining(","));
    for (int i = 0; i < NODES; i++) {
      nodes[i] = NodeProcess.start(network.by(i), List.of(), cluster, "node-" + i, Integer.toString(i + 1),
          Namespaces.address(i), members);
    }
    for (int i = 0; i < NODES; i++) {
      nodes[i].ready();
    }
    for (NodeProcess node : nodes) {
      Waiting.until(PATIENCE_SECONDS, () -> node.count("members") == NODES);
    }
  }

  @AfterEach
  void end() throws IOException {
    for (NodeProcess node : nodes) {
      if (node != null) {
        node.close();
      }
    }
    if (network != null) {
      network.close();
    }
  }

  @Test
  void X31_D10_bothSidesServeWhatTheyHaveAndAfterwardsTheOlderClaimStays() throws Exception {
    for (int i = 0; i < NODES; i++) {
      assertThat(nodes[i].count("one own-" + i + " 1")).isEqualTo(1);
    }
    assertThat(nodes[0].ask("read own-2 5")).isEqualTo("15");

    network.unplug(2);
    Waiting.until(PATIENCE_SECONDS, () -> nodes[0].count("members") == 2 && nodes[1].count("members") == 2
        && nodes[2].count("members") == 1);

    assertThat(nodes[1].ask("read own-0 5")).as("within the larger part").isEqualTo("5");
    assertThat(nodes[2].ask("read own-2 5")).as("within the smaller part").isEqualTo("15");
    assertThat(nodes[0].ask("read own-2 5")).as("across").endsWith(" NO");
    assertThat(nodes[2].ask("quorate office 2")).as("below the quorum").isEqualTo("NOT_CONNECTED NO");
    assertThat(nodes[1].ask("quorate office 2")).isEqualTo("node-1");
    for (int i = 0; i < CONTESTED; i++) {
      assertThat(nodes[olderOf(i)].count("one both-" + i + " 1")).isEqualTo(1);
      assertThat(nodes[youngerOf(i)].count("one both-" + i + " 1")).isEqualTo(1);
    }

    network.plugIn(2);
    for (NodeProcess node : nodes) {
      Waiting.until(PATIENCE_SECONDS, () -> node.count("members") == NODES);
    }
    for (NodeProcess node : nodes) {
      Waiting.until(HEALED_SECONDS, () -> agreed(node));
    }

    assertThat(nodes[0].ask("lost")).isEqualTo(contested(0));
    assertThat(nodes[2].ask("lost")).isEqualTo(contested(2));
    assertThat(nodes[1].ask("lost")).isEmpty();
    for (int i = 0; i < NODES; i++) {
      assertThat(nodes[2 - i].ask("read own-" + i + " 5")).isEqualTo(Integer.toString(5 * (i + 1)));
    }
    assertThat(nodes[2].ask("quorate office 2")).as("the one owner").contains("name is taken");
    assertThat(nodes[2].ask("quorate shop 2")).isEqualTo("node-2");
    theOldestMemberEnds();
  }

  /** Both sides are first in turn. */
  private static int olderOf(int i) {
    return i % 2 == 0 ? 0 : 2;
  }

  private static int youngerOf(int i) {
    return 2 - olderOf(i);
  }

  /** Nothing missing, nothing left over, and each name where the older claim was made. */
  private static boolean agreed(NodeProcess node) throws Exception {
    boolean agreed = node.count("names") == NODES + CONTESTED;
    for (int i = 0; agreed && i < CONTESTED; i++) {
      agreed = node.ask("owner both-" + i).equals("node-" + olderOf(i));
    }
    for (int i = 0; agreed && i < NODES; i++) {
      agreed = node.ask("owner own-" + i).equals("node-" + i);
    }
    return agreed;
  }

  /** What one of the two has lost. */
  private static String contested(int loser) {
    return IntStream.range(0, CONTESTED).filter(i -> youngerOf(i) == loser).mapToObj(i -> "both-" + i)
        .collect(Collectors.joining(" "));
  }

  private void theOldestMemberEnds() throws Exception {
    nodes[0].close();

    for (NodeProcess node : List.of(nodes[1], nodes[2])) {
      Waiting.until(HEALED_SECONDS, () -> node.count("names") == 2 + CONTESTED / 2);
      assertThat(node.ask("read own-0 1")).endsWith(" NO");
    }
    assertThat(nodes[1].count("one own-0 1")).isEqualTo(1);
    Waiting.until(HEALED_SECONDS, () -> nodes[2].ask("read own-0 1").equals("2")); // it knows that nobody had it
  }
}
