package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTextsTest {
  /** Another object of the same text. */
  private static String copy(String text) {
    return new String(text.toCharArray());
  }

  private static DirectoryEntry entry(int i) {
    return new DirectoryEntry("n" + i, new ArrayList<>(List.of(copy("type=a.Meter"), copy("site=west"))),
        List.of("tcp://h:1/" + i), copy("west"), copy("node-1"), i);
  }

  @Test
  void entriesKeepWhatTheyHaveInCommonOnce() {
    DirectoryEntry one = entry(1);
    DirectoryEntry other = entry(2);

    assertThat(one.tags()).isSameAs(other.tags()).containsExactly("type=a.Meter", "site=west");
    assertThat(one.node()).isSameAs(other.node());
    assertThat(one.container()).isSameAs(other.container());
  }

  @Test
  void listsThatDifferShareTheirTexts() {
    List<String> one = SharedTexts.of(List.of(copy("type=b.Meter"), copy("site=east")));
    List<String> other = SharedTexts.of(List.of(copy("type=b.Meter")));

    assertThat(one.get(0)).isSameAs(other.get(0));
  }

  @Test
  void neverTakesOneForAnother() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(SharedTexts.of("text-" + i)).isEqualTo("text-" + i);
      assertThat(SharedTexts.of(List.of("tag-" + i))).containsExactly("tag-" + i);
    }
  }
}
