package dev.vertxagents.testkit;

import io.vertx.junit5.ParameterClosingConsumer;
import io.vertx.junit5.VertxExtensionParameterProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Gives tests under {@code VertxExtension} their {@link AgentTestKit}, and closes it when the test, or the class whose
 * {@code @BeforeAll} asked for it, is over. Found by the extension itself.
 */
public final class AgentTestKitProvider implements VertxExtensionParameterProvider<AgentTestKit> {
  @Override
  public Class<AgentTestKit> type() {
    return AgentTestKit.class;
  }

  @Override
  public String key() {
    return AgentTestKit.class.getName();
  }

  @Override
  public AgentTestKit newInstance(ExtensionContext test, ParameterContext parameter) {
    String name = test.getTestClass().map(type -> type.getSimpleName() + ".").orElse("")
        + test.getTestMethod().map(method -> method.getName() + " ").orElse("") + test.getDisplayName();
    return new AgentTestKit(name, TestRoad.of(test));
  }

  @Override
  public ParameterClosingConsumer<AgentTestKit> parameterClosingConsumer() {
    return AgentTestKit::close;
  }
}
