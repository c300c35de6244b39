package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

/** Requests and their outcomes, in any order of sending, answering, cancelling, waiting and losing the connection. */
class PendingTableTest {
  private static Vertx vertx;

  @BeforeContainer
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterContainer
  static void close() {
    Turn.await(vertx.close());
  }

  private enum Act { ASK, ANSWER, FAIL, CANCEL, WAIT }

  private record Step(Act act, int which) {
  }

  @Provide
  static Arbitrary<Step> step() {
    return Combinators.combine(Arbitraries.of(Act.class), Arbitraries.integers().between(0, 30)).as(Step::new);
  }

  @Property(tries = 150)
  void everyRequestHasExactlyOneOutcomeTheOneThatCameFirst(
      @ForAll @Size(max = 60) List<@From("step") Step> steps) {
    Context context = vertx.getOrCreateContext();
    Turn.run(context, () -> {
      Model model = new Model(context);
      steps.forEach(model::take);
      model.end();
    });
  }

  @Test
  void refusesRepliesToWhatWasNeverAsked() {
    PendingTable table = new PendingTable();
    assertThatThrownBy(() -> table.answered(0)).isInstanceOf(BadFrameException.class);
    assertThat(table.lateReplies()).isZero();
  }

  /** A channel over a link that only records, against a list of what each request should have come to. */
  private static final class Model {
    private final DeadLink link = new DeadLink();
    private final Ticker.Stepper time;
    private final Channel channel;
    private final List<Asked> asked = new ArrayList<>();
    private int late;
    private boolean broken;

    Model(Context context) {
      time = Ticker.stepped(context);
      channel = new Channel(context, link, new ChannelOptions(), new MsgPackCodec(), CodecRegistry.all(), Pair.TYPES);
    }

    void take(Step step) {
      switch (step.act) {
        case ASK -> ask();
        case ANSWER -> reply(step.which, 1, "result");
        case FAIL -> reply(step.which, 2, "failure");
        case CANCEL -> cancel(step.which);
        case WAIT -> pass(step.which * 100);
        default -> throw new AssertionError(step);
      }
      check();
    }

    private void ask() {
      Asked next = new Asked(time.ticker().nanos() / 1_000_000 + 1000);
      asked.add(next);
      channel.request(ValueWriter::writeNull, next, 1000);
      if (broken) {
        next.expected = "NOT_CONNECTED";
      }
    }

    private void reply(int id, int type, String kind) {
      if (broken) {
        return;
      }
      link.handler.handle(RawPeer.frame(Buffer.buffer(new byte[] {(byte) 0x93, (byte) type, (byte) id, (byte) 0xc0})));
      if (id >= asked.size()) {
        broken = true;
        asked.forEach(one -> one.expect("CONNECTION_LOST"));
      } else if (!asked.get(id).expect(kind)) {
        late++;
      }
    }

    private void cancel(int id) {
      if (id < asked.size()) {
        asked.get(id).cancel();
        asked.get(id).expect("CANCELLED");
      }
    }

    private void pass(int millis) {
      time.advance(Duration.ofMillis(millis));
      long now = time.ticker().nanos() / 1_000_000;
      for (Asked one : asked) {
        if (one.outcomes.contains("TIMEOUT")) {
          assertThat(one.deadline).isLessThanOrEqualTo(now);
          one.expect("TIMEOUT");
        } else if (one.deadline + 250 <= now && one.expect("TIMEOUT")) {
          assertThat(one.outcomes).containsExactly("TIMEOUT");
        }
      }
    }

    private void check() {
      for (Asked one : asked) {
        assertThat(one.outcomes).isEqualTo(one.expected == null ? List.of() : List.of(one.expected));
      }
      assertThat(channel.pending()).isEqualTo((int) asked.stream().filter(one -> one.expected == null).count());
      assertThat(channel.lateReplies()).isEqualTo(late);
      assertThat(channel.isOpen()).isEqualTo(!broken);
    }

    void end() {
      channel.close();
      asked.forEach(one -> one.expect("CONNECTION_LOST"));
      broken = true;
      check();
      link.closeHandler.handle(null);
      assertThat(time.ticker().armed()).isZero();
    }
  }

  private static final class Asked extends PendingReply {
    private final long deadline;
    private final List<String> outcomes = new ArrayList<>();
    private String expected;

    Asked(long deadline) {
      this.deadline = deadline;
    }

    /** What comes first counts. */
    boolean expect(String outcome) {
      boolean first = expected == null;
      expected = first ? outcome : expected;
      return first;
    }

    @Override
    protected void result(ValueReader content) {
      content.readNull();
      outcomes.add("result");
    }

    @Override
    protected void failure(String text) {
      outcomes.add("failure");
    }

    @Override
    protected void failed(ChannelException reason) {
      outcomes.add(reason.reason().name());
    }
  }
}
