package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.testkit.AgentTestKit;
import dev.vertxagents.testkit.OverEveryRoad;
import dev.vertxagents.testkit.Probe;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
class GroupTest {
  private final List<Bidder> bidders = new ArrayList<>();

  @Expose
  interface Bidder {
    Future<Integer> bid(int round);
  }

  @BeforeEach
  void spawn(AgentTestKit kit) {
    Container container = kit.container("market");
    Function<List<Object>, Object> round = args -> args.get(0);
    for (Probe<Bidder> bidder : List.of(bidder().answer("bid", round),
        bidder().fail("bid", new IllegalStateException("no bid")), bidder().never("bid"),
        bidder().answer("bid", round.andThen(number -> 10 * (Integer) number)))) {
      bidders.add(kit.typed(container.spawn(bidder.agent()), Bidder.class));
    }
  }

  private static Probe<Bidder> bidder() {
    return Probe.of(Bidder.class);
  }

  @OverEveryRoad
  void answersTellsWhoAnsweredInMemberOrder(AgentTestKit kit) {
    Future<List<Group.Answer<Bidder, Integer>>> answers = Group.of(bidders).timeout(Duration.ofMinutes(1))
        .answers(b -> b.bid(7));
    kit.advance(Duration.ofMinutes(1));

    assertThat(kit.get(answers)).containsExactly(new Group.Answer<>(bidders.get(0), 7),
        new Group.Answer<>(bidders.get(3), 70));
  }

  @OverEveryRoad
  void allFailsWithTheFirstFailure(AgentTestKit kit) {
    assertThat(kit.failure(Group.of(bidders).all(b -> b.bid(1)))).hasMessageContaining("no bid");
    assertThat(kit.get(Group.of(bidders).without(bidders.get(1)).without(bidders.get(2)).all(b -> b.bid(2)))).hasSize(2);
  }

  @OverEveryRoad
  void firstGivesTheOthersUp(AgentTestKit kit) {
    List<Future<Integer>> calls = new ArrayList<>();

    Group.Answer<Bidder, Integer> first = kit.get(Group.of(bidders).first(b -> {
      Future<Integer> call = b.bid(3);
      calls.add(call);
      return call;
    }));

    assertThat(first.value()).isIn(3, 30);
    assertThat(AgentException.is(kit.failure(calls.get(2)), FailureCode.CANCELLED)).isTrue();
  }

  @Test
  void firstFailsWhenNobodySucceeds(AgentTestKit kit) {
    assertThat(kit.failure(Group.of(bidders.subList(1, 2)).first(b -> b.bid(1)))).hasMessageContaining("no bid");
    assertThat(kit.failure(Group.of(List.<Bidder>of()).first(b -> b.bid(1))))
        .isInstanceOf(NoSuchElementException.class);
  }

  @OverEveryRoad
  void endsWithWhatItsCallsWereFor(AgentTestKit kit) {
    Promise<Void> over = Promise.promise();
    Future<List<Group.Answer<Bidder, Integer>>> answers = Group.of(bidders).until(over.future()).answers(b -> b.bid(1));
    kit.settle();
    assertThat(answers.isComplete()).isFalse();

    over.complete();

    assertThat(kit.get(answers)).hasSize(2);
  }

  @Test
  void callThatThrowsIsAFailure(AgentTestKit kit) {
    assertThat(kit.get(Group.of(bidders).answers(b -> {
      throw new IllegalStateException("before the call");
    }))).isEmpty();
  }

  @Test
  void takesProxiesOnly() {
    assertThatThrownBy(() -> Group.of(List.of("x"))).hasMessageContaining("not a proxy of an agent");
    assertThat(Group.of(bidders).size()).isEqualTo(4);
  }
}
