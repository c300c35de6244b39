package dev.vertxagents.testkit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Begins to watch buffers before the first test class is looked at, and Netty with it. Found by JUnit itself. */
public final class TestKitSession implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    BufferLedger.installed();
  }
}
