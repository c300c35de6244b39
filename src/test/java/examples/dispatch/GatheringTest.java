package examples.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private final Gathering<String, String> gathering =
      new Gathering<>(new String[3], parts -> Future.succeededFuture(String.join("", parts)));

  @Test
  void answersAllOnceTheLastHasSpoken() {
    Future<String> c = gathering.take(2, 1, "c");
    Future<String> a = gathering.take(0, 1, "a");
    assertThat(a.isComplete() || c.isComplete()).isFalse();

    Future<String> b = gathering.take(1, 1, "b");

    assertThat(List.of(a.result(), b.result(), c.result())).containsOnly("abc");
  }

  @Test
  void anAnswerMayBringTheNextRoundAtOnce() {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int caller = i;
      gathering.take(i, 1, "x").compose(first -> gathering.take(caller, 2, "y" + caller)).onSuccess(answers::add);
    }

    assertThat(answers).containsExactly("y0y1y2", "y0y1y2", "y0y1y2");
  }

  @Test
  void refusesWhoIsOutOfStep() {
    gathering.take(0, 7, "a");

    assertThat(gathering.take(0, 7, "again").failed()).isTrue();
    assertThat(gathering.take(1, 8, "early").failed()).isTrue();
    assertThat(gathering.take(3, 7, "stranger").failed()).isTrue();
    assertThat(gathering.take(-1, 7, "stranger").failed()).isTrue();
    gathering.take(1, 7, "b");
    assertThat(gathering.take(2, 7, "c").result()).isEqualTo("abc");
    assertThat(gathering.take(0, 7, "late").failed()).isTrue();
  }
}
