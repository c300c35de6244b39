package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallIdsTest {
  @Test
  void countsOnWithinTheRange() {
    long one = CallIds.next();
    assertThat(CallIds.next()).isGreaterThan(one);
    assertThat(one).isBetween(1L << 32, CallIds.MAX);
  }

  @Test
  void whatOthersOrNobodyHasGivenIsNotOwn() {
    long own = CallIds.next();

    assertThat(CallIds.isOwn(own)).isTrue();
    assertThat(CallIds.isOwn(own + (1L << 20))).as("not given yet").isFalse();
    assertThat(CallIds.isOwn(own ^ 1L << 60)).as("of another process").isFalse();
    assertThat(CallIds.isOwn(0)).isFalse();
  }

  @Test
  void theProcessStandsBeforeTheCount() {
    assertThat(CallIds.text(829L << 32 | 0x8f2)).isEqualTo("n1-8f2");
  }

  @Property
  void textsReadBack(@ForAll @LongRange(min = 0, max = CallIds.MAX) long id) {
    assertThat(CallIds.parse(CallIds.text(id))).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "8f2", "-8f2", "n1-", "n1-xyz", "n1--1", "n1-100000000", "zzzzzzz-1", "n 1-1", "n1-1-1"})
  void whatIsNoNumberOfACallIsRefused(String text) {
    assertThatThrownBy(() -> CallIds.parse(text)).isInstanceOf(NumberFormatException.class);
  }
}
