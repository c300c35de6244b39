package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterNodesTest {
  private final FakeClusterManager other = new FakeClusterManager();
  private final List<String> gone = new CopyOnWriteArrayList<>();
  private Vertx here;
  private Vertx there;
  private ClusterNodes nodes;
  private String node;

  @BeforeEach
  void start() {
    here = of(Vertx.builder().withClusterManager(new FakeClusterManager()).buildClustered());
    nodes = ClusterNodes.of(here);
    there = of(Vertx.builder().withClusterManager(other).buildClustered());
    node = other.getNodeId();
  }

  @AfterEach
  void end() {
    of(Future.join(here.close(), there.close()));
    FakeClusterManager.reset();
  }

  private void leave() {
    Promise<Void> left = Promise.promise();
    other.leave(left);
    of(left.future());
  }

  private void look() {
    of(Future.<Void>future(done -> nodes.context().runOnContext(v -> {
      nodes.look();
      done.complete();
    })));
  }

  @Test
  void aNodeThatLeavesIsGoneOnce() {
    look();
    nodes.whenGone(node, () -> gone.add(node));
    look();
    assertThat(gone).isEmpty();

    leave();

    Outcome.until(here, () -> !gone.isEmpty());
    look();
    assertThat(gone).containsExactly(node);
  }

  @Test
  void aNodeThatCameAndWentBetweenTwoLooksIsGone() {
    // given a node that left before anybody saw it
    nodes.whenGone(node, () -> gone.add(node));
    leave();
    // when, at the latest
    look();
    look();
    // then
    assertThat(gone).containsExactly(node);
  }

  @Test
  void aNodeThatIsNotSeenYetMayBeOnItsWay() {
    List<String> early = new CopyOnWriteArrayList<>();
    of(Future.<Void>future(done -> nodes.context().runOnContext(v -> {
      nodes.whenGone("unknown", () -> early.add("unknown"));
      nodes.look();
      assertThat(early).isEmpty();
      nodes.look();
      done.complete();
    })));

    assertThat(early).containsExactly("unknown");
  }

  @Test
  void whoHasLostInterestIsNotTold() {
    look();
    nodes.whenGone(node, () -> gone.add(node)).run();

    leave();
    look();
    look();

    assertThat(gone).isEmpty();
  }
}
