package dev.vertxagents.testkit;

import io.vertx.junit5.ParameterClosingConsumer;
import io.vertx.junit5.VertxExtensionParameterProvider;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Gives tests under {@code VertxExtension} their {@link AgentTestKit}, and closes it when the test, or the class whose
 * {@code @BeforeAll} asked for it, is over. Found by the extension itself.
 */
public final class AgentTestKitProvider implements VertxExtensionParameterProvider<AgentTestKit> {
  private static final Namespace SPACE = Namespace.create(AgentTestKit.class);

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
    AgentTestKit kit = new AgentTestKit(nameOf(test), TestRoad.of(test));
    test.getStore(SPACE).put(kit, new Scope(kit));
    return kit;
  }

  /** {@code MeterTest.reads(AgentTestKit)}, {@code MeterTest.reads [1] road=direct}. */
  private static String nameOf(ExtensionContext test) {
    String type = test.getTestClass().map(Class::getSimpleName).orElse("");
    String method = test.getTestMethod().map(Method::getName).orElse("");
    String shown = test.getDisplayName();
    return method.isEmpty() ? type : type + "." + (shown.startsWith(method) ? shown : method + " " + shown);
  }

  /** The extension hands JUnit something that versions before 5.13 do not close (vertx-junit5 5.0.8). */
  private record Scope(AgentTestKit kit) implements CloseableResource {
    @Override
    public void close() {
      kit.close();
    }
  }

  @Override
  public ParameterClosingConsumer<AgentTestKit> parameterClosingConsumer() {
    return AgentTestKit::close;
  }
}
