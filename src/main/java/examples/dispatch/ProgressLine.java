package examples.dispatch;

import dev.vertxagents.launch.Program;
import java.util.Locale;

/** Shows how far the rounds are: on a terminal one line that is written over, elsewhere a line now and then. */
final class ProgressLine {
  /** How often to look. */
  static final long PERIOD_MS = 200;

  /** Off a terminal every so many looks make a line. */
  private static final int SPARSELY = 10;

  private static final int WIDTH = 79;

  private final Program.Setting setting;
  private final double baseMva;
  private int looks;
  private long time = System.nanoTime();
  private long calls;

  ProgressLine(Program.Setting setting, Grid grid) {
    this.setting = setting;
    baseMva = grid.baseMva();
  }

  void show(Progress progress) {
    looks++;
    if (setting.json() || progress.round() == 0 || !setting.terminal() && looks % SPARSELY != 0) {
      return;
    }
    String line = line(progress);
    if (setting.terminal()) {
      setting.out().print("\r" + pad(line));
      setting.out().flush();
    } else {
      setting.out().println(line);
    }
  }

  /** Makes room for what follows. */
  void clear() {
    if (setting.terminal() && !setting.json() && looks > 0) {
      setting.out().print("\r" + pad("") + "\r");
    }
  }

  private String line(Progress progress) {
    long now = System.nanoTime();
    long perSecond = Math.round((progress.calls() - calls) * 1e9 / Math.max(now - time, 1));
    time = now;
    calls = progress.calls();
    return String.format(Locale.ROOT, "round %,6d  cost %,.2f $/h ± %,.1f  off balance %.2f MW  %,d calls/s",
        progress.round(), progress.cost(), progress.uncertainty(), progress.imbalance() * baseMva, perSecond);
  }

  private static String pad(String line) {
    return line.length() >= WIDTH ? line.substring(0, WIDTH) : line + " ".repeat(WIDTH - line.length());
  }
}
