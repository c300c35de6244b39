package dev.vertxagents.launch;

import dev.vertxagents.agent.DirectoryEntry;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code run} tells of a descriptor's containers: those that are here, who has the others, and, in a cluster, what
 * becomes of those that are here. As JSON one line, and another one whenever it has changed.
 */
final class Notices {
  private final PrintStream out;
  private final boolean json;
  private final Plan plan;
  private List<Started> shown = List.of();

  Notices(PrintStream out, boolean json, Plan plan) {
    this.out = out;
    this.json = json;
    this.plan = plan;
  }

  /** Tells what there is, then follows. */
  void begin(Deployment deployment) throws Exception {
    shown = deployment.verticle().started();
    if (json) {
      out.println(new Announcement(plan.name(), shown).json().encode());
    } else {
      lines(deployment).forEach(out::println);
    }
    if (deployment.isShared()) {
      deployment.verticle().follow(this::changed);
    }
  }

  private List<String> lines(Deployment deployment) throws Exception {
    List<String> lines = new ArrayList<>(shown.stream().map(Announcement::line).toList());
    if (deployment.isShared()) {
      deployment.verticle().share().elsewhere().toCompletionStage().toCompletableFuture().get()
          .forEach(entry -> lines.add(elsewhere(entry)));
    }
    lines.add(shown.isEmpty() && deployment.isShared() ? "standing by for what is given back or lost; stop with Ctrl-C"
        : "stop with Ctrl-C");
    return lines;
  }

  private static String elsewhere(DirectoryEntry entry) {
    if (entry.node().isEmpty()) {
      return entry.name() + " runs nowhere yet (start the same command once more)";
    }
    return entry.name() + " runs in another process"
        + (entry.addresses().isEmpty() ? "" : ": " + ErrorLine.escape(entry.addresses().get(0)));
  }

  private void changed(List<Started> now) {
    List<Started> before = shown;
    shown = now;
    if (json && !now.equals(before)) {
      out.println(new Announcement(plan.name(), now).json().encode());
    } else if (!json) {
      before.stream().filter(each -> !now.contains(each))
          .forEach(gone -> out.println(gone.container().name() + " has ended here"));
      now.stream().filter(each -> !before.contains(each)).forEach(each -> out.println(Announcement.line(each)));
    }
  }
}
