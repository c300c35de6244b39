package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
  /** All of one hash. */
  private static final List<String> ALIKE = List.of("AaAaAa", "AaAaBB", "AaBBAa", "AaBBBB", "BBAaAa");

  private final Tree tree = new Tree();

  private Target remember(String path) {
    Target target = new Target(null, null, Gate.OPEN, Router.empty(), path);
    tree.remember(path, target);
    return target;
  }

  @Test
  void pathsWhoseHashesAreAlikeHaveRoomBesideEachOther() {
    List<Target> targets = ALIKE.stream().limit(4).map(this::remember).toList();

    assertThat(ALIKE.stream().limit(4).map(tree::known).toList()).isEqualTo(targets);
    assertThat(tree.known(ALIKE.get(4))).isNull();
  }

  @Test
  void ofTooManyTheLastTakesThePlaceOfTheFirst() {
    ALIKE.forEach(this::remember);

    assertThat(tree.known(ALIKE.get(0))).isNull();
    assertThat(ALIKE.stream().skip(1)).allSatisfy(path -> assertThat(tree.known(path).path()).isEqualTo(path));
  }

  @Test
  void callsAreCountedWhereThePathLedAsLongAsItIsRememberedForGood() {
    RpcEndpoint endpoint = new RpcEndpoint(null, new RpcOptions());
    List<Target> targets = ALIKE.stream().map(this::remember).toList();

    assertThat(targets.subList(1, 4)).allSatisfy(target -> assertThat(target.counted(endpoint)).isSameAs(target));
    assertThat(targets.get(0).counted(endpoint)).as("which was replaced").isInstanceOf(PathCounts.class);
    assertThat(targets.get(4).counted(endpoint)).as("which has replaced it").isInstanceOf(PathCounts.class);
  }

  @Test
  void whenSomebodyBeginsToWatchNothingIsKnownAnyMore() {
    remember("a");
    int before = tree.changes();

    tree.watched(true);

    assertThat(tree.known("a")).isNull();
    assertThat(tree.changes()).isNotEqualTo(before);
    remember("a");
    assertThat(tree.known("a")).isNotNull();
    assertThat(tree.inPlace("a")).as("calls in place would pass unseen").isNull();
  }
}
