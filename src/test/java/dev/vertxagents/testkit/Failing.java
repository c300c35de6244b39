package dev.vertxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests that are no tests of ours, and tells how they failed. */
final class Failing {
  private Failing() {
  }

  /** What one method of a test class fails with: one failure of one test. */
  static Throwable failureOf(Class<?> type, String method) {
    List<TestExecutionSummary.Failure> failures = run(type, method).getFailures();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).getTestIdentifier().getDisplayName()).startsWith(method + "(");
    return failures.get(0).getException();
  }

  static TestExecutionSummary run(Class<?> type, String method) {
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectMethod(type, method, AgentTestKit.class.getName())).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }
}
