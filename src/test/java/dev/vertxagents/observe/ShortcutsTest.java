package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortcutsTest {
  private final Shortcuts shortcuts = new Shortcuts();
  private final List<String> looked = new ArrayList<>();

  private Track track(String path, int changes) {
    return shortcuts.track(path, changes, wanted -> {
      looked.add(wanted);
      return wanted.startsWith("gone") ? null : new Track(new AgentKey("west", wanted), "Meter");
    });
  }

  @Test
  void anAgentIsLookedForOnceAsLongAsNobodyComesOrGoes() {
    Track first = track("agents/a/read", 1);

    assertThat(track("agents/a/read", 1)).isSameAs(first);
    assertThat(looked).hasSize(1);
    assertThat(track("agents/a/read", 2)).isNotSameAs(first);
  }

  @Test
  void oneThatIsForgottenIsLookedForAgain() {
    Track first = track("agents/a/read", 1);

    first.gone();

    assertThat(track("agents/a/read", 1)).isNotSameAs(first);
  }

  @Test
  void oneThatIsNotThereIsNotKept() {
    assertThat(track("gone/a", 1)).isNull();
    assertThat(track("gone/a", 1)).isNull();

    assertThat(looked).hasSize(2);
    assertThat(shortcuts.bytes()).isZero();
  }

  @Test
  void itsSizeIsBounded() {
    for (int i = 0; i < 10_000; i++) {
      track("agents/" + i, 1);
    }

    assertThat(shortcuts.bytes()).isLessThan(200_000);
  }
}
