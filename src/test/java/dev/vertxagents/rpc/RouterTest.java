package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static Router of(Object service) {
    return Router.of(Types.DEFAULT, service, null);
  }

  private static FailureCode refusal(Router root, String path) {
    try {
      root.resolve(path);
      return null;
    } catch (AgentException e) {
      return e.code();
    }
  }

  @Test
  void findsWhatIsBelow() {
    Calculator calculator = new Calculator();
    Router agents = Router.empty().missing(FailureCode.NO_SUCH_AGENT, aid -> "no agent " + aid);
    Router root = Router.empty().add("agents", agents);
    agents.add("0", of(calculator));

    assertThat(root.resolve("agents/0/add").service()).isSameAs(calculator);
    assertThat(root.resolve("agents/0/ops/inner/neg").service()).isSameAs(calculator.ops.inner);
    assertThat(root.resolve("agents/0/add")).isSameAs(root.resolve("agents/0/add"));
    assertThat(refusal(root, "agents/1/add")).isEqualTo(FailureCode.NO_SUCH_AGENT);
    assertThat(refusal(root, "agents/0/nope")).isEqualTo(FailureCode.NO_SUCH_METHOD);
    assertThatThrownBy(() -> root.resolve("agents")).hasMessage("'Service' object is not callable");
  }

  @Test
  void forgetsWhatIsRemoved() {
    Router agents = Router.empty().missing(FailureCode.NO_SUCH_AGENT, aid -> "no agent " + aid);
    Router root = Router.empty().add("agents", agents);
    Calculator first = new Calculator();
    agents.add("0", of(first));
    root.resolve("agents/0/add");

    agents.remove("0");

    assertThat(refusal(root, "agents/0/add")).isEqualTo(FailureCode.NO_SUCH_AGENT);
    Calculator second = new Calculator();
    agents.add("0", of(second));
    assertThat(root.resolve("agents/0/add").service()).isSameAs(second);
    assertThat(agents.remove("1")).isNull();
  }

  @Test
  void knowsThePathsOfServices() {
    Calculator calculator = new Calculator();
    Router root = Router.empty().add("a", of(calculator));

    assertThat(root.pathOf(calculator)).isEqualTo("a");
    assertThat(root.pathOf(calculator.ops.inner)).isEqualTo("a/ops/inner");
    assertThat(root.pathOf(Service.of(calculator.ops))).isEqualTo("a/ops");
    assertThat(root.pathOf(new Calculator())).isNull();
  }

  @Test
  void asksTheNearestGate() {
    List<Invocation> queue = new ArrayList<>();
    Gate gate = queue::add;
    Router root = Router.empty().add("a", Router.of(Types.DEFAULT, new Calculator(), gate))
        .add("b", of(new Calculator()));

    assertThat(root.resolve("a/ops/mul").gate()).isSameAs(gate);
    assertThat(root.resolve("b/ops/mul").gate()).isSameAs(Gate.OPEN);
  }

  @Test
  void refusesNamesThatCannotBe() {
    Router child = of(new Calculator());
    Router root = Router.empty().add("a", child);

    assertThatThrownBy(() -> root.add("a", of(new Calculator()))).hasMessageContaining("name is taken: name=a");
    assertThatThrownBy(() -> root.add("b", child)).hasMessageContaining("path=a");
    assertThatThrownBy(() -> root.add("a/b", of(new Calculator()))).hasMessageContaining("not a name: name=a/b");
    assertThatThrownBy(() -> root.add("", of(new Calculator()))).hasMessageContaining("not a name");
  }

  static class Node {
    @Expose
    Object left;
    @Expose
    Object right;

    @Expose
    int value() {
      return 1;
    }
  }

  @Test
  void servicesMayReferToEachOtherInCircles() {
    Node node = new Node();
    node.left = node;
    node.right = node;
    Router root = of(node);

    assertThat(root.resolve("left/right/left/value").service()).isSameAs(node);
    assertThat(root.pathOf(new Object())).isNull();
    assertThat(root.resolve("left/right/value").node()).isSameAs(root);
  }

  @Test
  void fieldsAreReadWhenAPathLeadsThroughThem() {
    Node node = new Node();
    Router root = of(node);
    assertThat(refusal(root, "left/value")).isEqualTo(FailureCode.NO_SUCH_METHOD);

    node.left = new Node();

    assertThat(root.resolve("left/value").service()).isSameAs(node.left);
  }

  @Test
  void anEntryThatCannotBeServedFailsWhenServedAndIsNotThereLater() {
    assertThatThrownBy(() -> of(Service.of(Map.of("x", new Object()))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nothing is exposed");
    Map<String, Object> entries = new HashMap<>();
    Router root = of(Service.of(entries));

    entries.put("x", new Object());

    assertThat(refusal(root, "x/y")).isEqualTo(FailureCode.NO_SUCH_METHOD);
    assertThat(refusal(root, "x")).isEqualTo(FailureCode.NO_SUCH_METHOD);
    entries.put("x", (Supplier<Object>) () -> 1);
    assertThat(root.resolve("x").route().name()).isEqualTo("x");
  }

  @Test
  void aTableThatPeersFillStaysSmall() {
    Router agents = Router.empty();
    Router root = Router.empty().add("agents", agents);
    for (int i = 0; i < 5000; i++) {
      agents.add("" + i, of(new Calculator()));
    }

    for (int i = 0; i < 5000; i++) {
      assertThat(root.resolve("agents/" + i + "/add").node()).isSameAs(agents.child("" + i));
    }
  }
}
