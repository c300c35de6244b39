package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTextTest {
  @Test
  void isOneLineWithCodeAndExecuted() {
    Failure failure = Failure.refusal(
        new AgentException(FailureCode.NO_SUCH_METHOD, Executed.NO, "Name \"x\" not found"));

    assertThat(FailureText.of(failure)).isEqualTo("LookupError: Name \"x\" not found [code=8 executed=no]\n");
    assertThat(FailureText.parse(FailureText.of(failure))).isEqualTo(failure);
  }

  @Test
  void carriesTheIdOfTheLogEntry() {
    Failure failure = Failure.thrown(new IllegalStateException("a [b]: c"), "5f0c-3");

    assertThat(FailureText.of(failure))
        .isEqualTo("IllegalStateException: a [b]: c [code=30 executed=yes error=5f0c-3]\n");
    assertThat(FailureText.parse(FailureText.of(failure))).isEqualTo(failure);
  }

  @ParameterizedTest
  @EnumSource(value = FailureCode.class, names = {"OVERLOADED", "SHUTTING_DOWN", "NO_SUCH_AGENT",
      "NO_SUCH_METHOD", "BAD_ARGUMENTS", "ACCESS_DENIED", "DECODE_FAILED", "REMOTE_FAILURE", "RESULT_UNENCODABLE",
      "RESULT_TOO_LARGE"})
  void keepsEveryCodeThatAPeerCanMean(FailureCode code) {
    Failure failure = new Failure(code, Executed.YES, "X", "", null);

    assertThat(FailureText.parse(FailureText.of(failure))).isEqualTo(failure);
  }

  @ParameterizedTest
  @EnumSource(value = FailureCode.class, names = {"NOT_CONNECTED", "TIMEOUT", "CONNECTION_LOST", "CANCELLED",
      "ENCODE_FAILED"})
  void doesNotTakeFromAPeerWhatOnlyThisSideKnows(FailureCode code) {
    Failure read = FailureText.parse(FailureText.of(new Failure(code, Executed.NO, "X", "y", null)));

    assertThat(read.code()).isEqualTo(FailureCode.REMOTE_FAILURE);
    assertThat(read.executed()).isEqualTo(Executed.MAYBE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Traceback (most recent call last):\n  File \"x.py\"\nValueError: 42 [code=8 executed=no]\n",
      "ValueError: 42 [code=8 executed=no]", "ValueError: 42\n [code=8 executed=no]\n",
      "ValueError: 42 [code=8 executed=no]\n\n", "ValueError: 42 [code=99 executed=no]\n"})
  void readsTheSuffixOnlyOffATextOfExactlyOneLine(String text) {
    assertThat(FailureText.parse(text).code()).isEqualTo(FailureCode.REMOTE_FAILURE);
    assertThat(FailureText.parse(text).executed()).isEqualTo(Executed.MAYBE);
  }

  @Test
  void readsTheLastLineOfATraceback() {
    Failure failure = FailureText.parse("Traceback (most recent call last):\n  File \"x.py\", line 1\n"
        + "aiomas.exceptions.SerializationError: no: 4\n");

    assertThat(failure.type()).isEqualTo("SerializationError");
    assertThat(failure.message()).isEqualTo("no: 4");
    assertThat(FailureText.parse("KeyError\n").type()).isEqualTo("KeyError");
    assertThat(FailureText.parse("something else").type()).isEqualTo("Exception");
    assertThat(FailureText.parse("").message()).isEmpty();
  }

  @Test
  void aMethodCannotForgeItsOwnSuffix() {
    String text = FailureText.of(Failure.thrown(new IllegalArgumentException("x [code=8 executed=no]\n"), null));

    assertThat(text).isEqualTo("ValueError: x [code=8 executed=no] [code=30 executed=yes]\n");
    assertThat(FailureText.parse(text).code()).isEqualTo(FailureCode.REMOTE_FAILURE);
    assertThat(FailureText.parse(text).executed()).isEqualTo(Executed.YES);
  }

  @Test
  void R23_cutsAndEscapesWhateverFails() {
    Throwable cyclic = new CompletionException("a\u0000b\tc\u001b[31m", null) {
      private static final long serialVersionUID = 1L;

      @Override
      public synchronized Throwable getCause() {
        return this;
      }
    };

    assertThat(FailureText.of(Failure.thrown(cyclic, null))).isEqualTo(
        "CompletionException: a\\u0000b\\tc\\u001b[31m [code=30 executed=yes]\n");
    assertThat(Failure.thrown(new RuntimeException("x".repeat(1 << 20)), null).message()).hasSizeLessThanOrEqualTo(512)
        .endsWith("…");
    assertThat(FailureText.of(Failure.thrown(new RemoteException("Value Error\n", "x"), null)))
        .isEqualTo("RuntimeError: x [code=30 executed=yes]\n");
    assertThat(FailureText.of(Failure.thrown(new RuntimeException((String) null), null)))
        .isEqualTo("RuntimeError [code=30 executed=yes]\n");
  }
}
