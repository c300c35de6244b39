package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
class GroupTest {
  private final Promise<Integer> never = Promise.promise();
  private Vertx vertx;
  private Container container;
  private List<Bidder> bidders;

  @Expose
  interface Bidder {
    Future<Integer> bid(int round);
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    container = of(Container.open(vertx));
    bidders = new ArrayList<>(List.of(bidder(round -> Future.succeededFuture(round)),
        bidder(round -> Future.failedFuture("no bid")), bidder(round -> never.future()),
        bidder(round -> Future.succeededFuture(round * 10))));
  }

  private Bidder bidder(Bidder answer) {
    return of(container.spawn(Agent.of(Bidder.class, answer))).as(Bidder.class);
  }

  @AfterEach
  void close() {
    never.tryComplete(0);
    of(vertx.close());
  }

  @Test
  void answersTellsWhoAnsweredInMemberOrder() {
    List<Group.Answer<Bidder, Integer>> answers = of(Group.of(bidders).timeout(Duration.ofMillis(100))
        .answers(b -> b.bid(7)));

    assertThat(answers).containsExactly(new Group.Answer<>(bidders.get(0), 7), new Group.Answer<>(bidders.get(3), 70));
  }

  @Test
  void allFailsWithTheFirstFailure() {
    assertThat(failureOf(Group.of(bidders).all(b -> b.bid(1)))).hasMessageContaining("no bid");
    assertThat(of(Group.of(bidders).without(bidders.get(1)).without(bidders.get(2)).all(b -> b.bid(2)))).hasSize(2);
  }

  @Test
  void firstGivesTheOthersUp() {
    List<Future<Integer>> calls = new ArrayList<>();

    Group.Answer<Bidder, Integer> first = of(Group.of(bidders).first(b -> {
      Future<Integer> call = b.bid(3);
      calls.add(call);
      return call;
    }));

    assertThat(first.value()).isIn(3, 30);
    assertThat(agentFailureOf(calls.get(2)).code()).isEqualTo(FailureCode.CANCELLED);
  }

  @Test
  void firstFailsWhenNobodySucceeds() {
    assertThat(failureOf(Group.of(bidders.subList(1, 2)).first(b -> b.bid(1)))).hasMessageContaining("no bid");
    assertThat(failureOf(Group.of(List.<Bidder>of()).first(b -> b.bid(1)))).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void endsWithWhatItsCallsWereFor() {
    Promise<Void> over = Promise.promise();
    Future<List<Group.Answer<Bidder, Integer>>> answers = Group.of(bidders).until(over.future()).answers(b -> b.bid(1));

    over.complete();

    assertThat(of(answers)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void callThatThrowsIsAFailure() {
    assertThat(of(Group.of(bidders).answers(b -> {
      throw new IllegalStateException("before the call");
    }))).isEmpty();
  }

  @Test
  void takesProxiesOnly() {
    assertThatThrownBy(() -> Group.of(List.of("x"))).hasMessageContaining("not a proxy of an agent");
    assertThat(Group.of(bidders).size()).isEqualTo(4);
  }
}
