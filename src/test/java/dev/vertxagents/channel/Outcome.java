package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.ChannelException.Reason;
import dev.vertxagents.codec.ValueReader;

/** What became of one request; counts outcomes. */
class Outcome extends PendingReply {
  volatile int count;
  private volatile Object value;
  private volatile String failure;
  private volatile ChannelException exception;

  void happened() {
  }

  @Override
  protected void result(ValueReader content) {
    value = content.readValue();
    count++;
    happened();
  }

  @Override
  protected void failure(String text) {
    failure = text;
    count++;
    happened();
  }

  @Override
  protected void failed(ChannelException reason) {
    exception = reason;
    count++;
    happened();
  }

  void assertOne() {
    assertThat(count).isEqualTo(1);
  }

  void assertResult(Object expected) {
    assertOne();
    assertThat(value).isEqualTo(expected);
  }

  void assertFailure(String text) {
    assertOne();
    assertThat(failure).isEqualTo(text);
  }

  void assertFailed(Reason reason, String text) {
    assertOne();
    assertThat(exception.reason()).isEqualTo(reason);
    assertThat(exception).hasMessageContaining(text).hasMessageContaining("peer=");
  }
}
