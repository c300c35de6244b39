package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.codec.ValueReader;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On whose behalf code runs while what came at once is handled. */
class DispatchTest {
  private Vertx vertx;
  private Pair pair;
  private ContextInternal home;
  private final List<Context> ran = new ArrayList<>();
  private Promise<Void> all;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    pair = Pair.open(vertx);
    home = (ContextInternal) pair.client().context();
    all = Promise.promise();
  }

  @AfterEach
  void close() {
    Turn.await(vertx.close());
  }

  /** Takes note of where it was taken. */
  private class Noted extends PendingReply {
    private final @Nullable Context wanted;

    Noted(@Nullable Context wanted) {
      this.wanted = wanted;
    }

    @Override
    protected @Nullable Context context() {
      return wanted;
    }

    @Override
    protected void result(ValueReader content) {
      note();
      if (Boolean.TRUE.equals(content.readValue())) {
        all.complete();
      }
    }

    @Override
    protected void failure(String text) {
      note();
    }

    @Override
    protected void failed(ChannelException reason) {
      all.tryFail(reason);
    }
  }

  private void note() {
    ran.add(ContextInternal.current());
  }

  /** Those who wait ask in one turn, and are answered by what is read at once; the last one with true. */
  private void ask(PendingReply... waiting) {
    Turn.run(home, () -> {
      for (int i = 0; i < waiting.length; i++) {
        boolean last = i == waiting.length - 1;
        pair.client().request(out -> out.writeBoolean(last), waiting[i], 5_000);
      }
    });
    Turn.await(all.future());
  }

  @Test
  void repliesAreTakenOnBehalfOfWhoeverWaits() {
    pair.echo();
    Context one = home.duplicate();
    Context another = home.duplicate();
    ask(new Noted(one), new Noted(one), new Noted(null), new Noted(home), new Noted(another), new Noted(one));
    assertThat(ran).containsExactly(one, one, home, home, another, one);
  }

  @Test
  void whatIsReadNextEntersItAnew() {
    pair.echo();
    Context one = home.duplicate();
    ask(new Noted(one));
    all = Promise.promise();
    ask(new Noted(one));
    assertThat(ran).containsExactly(one, one);
  }

  @Test
  void aContextOfAnotherThreadIsNotEntered() {
    pair.echo();
    Context elsewhere = ((VertxInternal) vertx).createWorkerContext();
    ask(new Noted(home.duplicate()), new Noted(elsewhere));
    assertThat(ran.get(1)).isSameAs(home);
  }

  @Test
  void requestsBetweenRepliesRunAtHome() {
    // given a server that asks back, in the same breath, before it answers the second request
    List<Request> asked = new ArrayList<>();
    Turn.run(pair.server().context(), () -> pair.server().handler(request -> {
      asked.add(request);
      if (asked.size() == 3) {
        asked.get(0).reply(out -> out.writeBoolean(false));
        pair.server().request("who?");
        asked.get(1).fail("RuntimeError: none\n");
        asked.get(2).reply(out -> out.writeBoolean(true));
      }
    }));
    Turn.run(home, () -> pair.client().handler(request -> {
      note();
      request.reply(out -> out.writeBoolean(true));
    }));
    Context one = home.duplicate();
    // when
    Turn.run(home, () -> {
      pair.client().request(out -> out.writeBoolean(false), new Noted(one), 5_000);
      pair.client().request(out -> out.writeBoolean(false), new Noted(one), 5_000);
      pair.client().request(out -> out.writeBoolean(true), new Noted(one), 5_000);
    });
    Turn.await(all.future());
    // then
    assertThat(ran).containsExactly(one, home, home, one);
  }

  @Test
  void whatIsThrownLeavesIt() {
    pair.echo();
    Context one = home.duplicate();
    ask(new Noted(one) {
      @Override
      protected void result(ValueReader content) {
        throw new IllegalStateException("a caller's own");
      }
    }, new Noted(null));
    assertThat(ran).containsExactly(home);
  }
}
