package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"tcp://127.0.0.1:5555/0", "tcp://example.org:1/greeter", "tcp://[::1]:65535/a.b~c-D_9",
      "ipc://[/tmp/a b.sock]/0",
      "local://west/meter", "agent://localhost:5555/0", "tcp://[::ffff:127.0.0.1]:80/x"})
  void showsAnAddressAsItWasWritten(String text) {
    assertThat(AgentAddress.parse(text)).hasToString(text).isEqualTo(AgentAddress.parse(text));
  }

  @Test
  void takesItApart() {
    AgentAddress address = AgentAddress.parse("tcp://Example.ORG:5555/Greeter");

    assertThat(address.place()).isEqualTo("example.org");
    assertThat(address.port()).isEqualTo(5555);
    assertThat(address.aid()).isEqualTo("Greeter");
    assertThat(address.base()).isEqualTo("tcp://example.org:5555/");
    assertThat(address).isEqualTo(AgentAddress.parse("tcp://example.org:5555/Greeter"))
        .hasSameHashCodeAs(AgentAddress.parse("tcp://example.org:5555/Greeter"));
  }

  @Test
  void U1_theLongestAidStillFits() {
    assertThat(AgentAddress.parse("tcp://h:1/" + "a".repeat(255)).aid()).hasSize(255);
    assertThatThrownBy(() -> AgentAddress.parse("tcp://h:1/" + "a".repeat(256))).hasMessageContaining("aid");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      // scheme
      "", "127.0.0.1:5555/0", "tcp:/127.0.0.1:5555/0", "http://127.0.0.1:80/0", "TCP://h:1/0",
      // port
      "tcp://127.0.0.1/0", "tcp://127.0.0.1:/0", "tcp://h:0/0", "tcp://h:65536/0", "tcp://h:-1/0", "tcp://h:5555x/0",
      "tcp://h:+1/0", "tcp://h:٣/0", "tcp://[::1]/0",
      // aid
      "tcp://h:1", "tcp://h:1/", "tcp://h:1/a/b", "tcp://h:1/_x", "tcp://h:1/agents", "tcp://h:1/validate_aid",
      "local://c",
      // text that others read differently
      "tcp://me@h:1/0", "tcp://me:secret@h:1/0", "tcp://h:1/0?q=1", "tcp://h:1/0#f", "tcp:// h:1/0", "tcp://h:1/0 ",
      "tcp://h:1/a%20b", "tcp://%68:1/0", "tcp://h\u0000:1/0", "tcp://\u0430.org:1/0",
      // IPv6
      "tcp://::1:5555/0", "tcp://[::1%eth0]:1/0", "tcp://[1.2.3.4]:1/0", "tcp://[:::]:1/0", "tcp://[]:1/0",
      "tcp://[\uff11::]:1/0",
      // other places
      "ipc:///tmp/x/0", "ipc://[]/0", "ipc://[/tmp/x]", "ipc://[/tmp/x]/", "ipc://[/tmp/\u0007]/0", "local:///0",
      "local://a b/0"})
  void U1_refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> AgentAddress.parse(text)).isInstanceOfSatisfying(AgentException.class, failure -> {
      assertThat(failure.code()).isEqualTo(FailureCode.BAD_ADDRESS);
      assertThat(failure.executed()).isEqualTo(Executed.NO);
      assertThat(failure).hasMessageStartingWith("not an address: reason=").hasMessageContaining("address=\"");
    });
  }

  @Test
  void U1_refusesThreeKilobytesAndShowsLittleOfThem() {
    assertThatThrownBy(() -> AgentAddress.parse("tcp://" + "h".repeat(3000) + ":1/0"))
        .hasMessageContaining("longer than 1024").satisfies(failure -> assertThat(failure.getMessage())
            .hasSizeLessThan(300));
  }

  @Test
  void escapesWhatItShows() {
    assertThatThrownBy(() -> AgentAddress.parse("tcp://\u001b[31m\":1/0")).hasMessageContaining("\\u001b[31m\\\"");
  }
}
