package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What {@code conf/logback.xml} makes of events. */
final class LoggingTest {
  private final LoggerContext context = new LoggerContext();
  private final ConsoleAppender<ILoggingEvent> console = configure();

  @SuppressWarnings("unchecked") // the appender is named in the file
  private ConsoleAppender<ILoggingEvent> configure() {
    try {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(new File("conf/logback.xml"));
      return (ConsoleAppender<ILoggingEvent>) root().getAppender("stderr");
    } catch (JoranException e) {
      throw new IllegalStateException(e);
    }
  }

  private Logger root() {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  @Test
  void tellsWarningsOnStderr() {
    assertThat(root().getLevel()).isEqualTo(Level.WARN);
    assertThat(console.getTarget()).isEqualTo("System.err");
  }

  @Test
  void keepsForeignTextOnOneHarmlessLine() {
    assertThat(line("a\nb\rc\u001b[31m\u202e", null)).endsWith(" - a\\nb\\rc?[31m?\n").containsOnlyOnce("\n");
  }

  @Test
  void keepsStackTracesOnTheLineOfTheirEvent() {
    String line = line("failed", new IllegalStateException("boom\nbang", new IllegalArgumentException("inner")));

    assertThat(line).containsOnlyOnce("\n").contains(" - failed | java.lang.IllegalStateException: boom | bang | at ",
        " | Caused by: java.lang.IllegalArgumentException: inner");
  }

  private String line(String message, Throwable failure) {
    ILoggingEvent event = new LoggingEvent("", root(), Level.WARN, message, failure, null);
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
