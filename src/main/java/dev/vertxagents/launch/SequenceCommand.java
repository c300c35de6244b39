package dev.vertxagents.launch;

import dev.vertxagents.observe.CallJournal;
import dev.vertxagents.observe.CallRow;
import dev.vertxagents.observe.CallSequence;
import io.vertx.core.json.JsonArray;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code sequence}: shows who called whom, out of a file that {@code run --record} wrote. */
@Command(name = "sequence",
    description = "Shows recorded calls in causal order: as an indented list, or as a sequence diagram.",
    footer = {"", "Example: vertx-agents run conf/hello.json --record calls.jsonl",
        "         vertx-agents sequence calls.jsonl --mermaid"})
final class SequenceCommand implements Callable<Integer> {
  /** Of a longer file the beginning is shown. */
  static final int MAX_CALLS = 1_000_000;

  @ParentCommand
  private Main main;

  @Mixin(name = "common")
  private CommonOptions common;

  @Parameters(index = "0", paramLabel = "FILE", description = "What run --record FILE has written.")
  private String file;

  @Option(names = "--mermaid", description = "Print a sequence diagram in Mermaid's language.")
  private boolean mermaid;

  @Option(names = "--agent", paramLabel = "CONTAINER/AID",
      description = "Show calls by and of this agent only; may be repeated.")
  private List<String> agents = List.of();

  @Option(names = "--failed", description = "Show only calls that have failed, with all that belongs to them.")
  private boolean failed;

  @Override
  public Integer call() {
    CallSequence all = new CallSequence(read());
    CallSequence sequence = (failed ? all.failed() : all).of(Set.copyOf(agents));
    if (common.json()) {
      JsonArray rows = new JsonArray(sequence.rows().stream().map(CallRow::toJson).toList());
      main.shell().out().println(rows.encode());
    } else {
      main.shell().out().print(mermaid ? sequence.mermaid() : sequence.text());
    }
    return 0;
  }

  private List<CallRow> read() {
    List<CallRow> rows = new ArrayList<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(Path.of(file))) {
      for (String line = lines.readLine(); line != null && rows.size() < MAX_CALLS; line = lines.readLine()) {
        number++;
        CallRow row = CallJournal.row(line);
        if (row != null) {
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new DescriptorException("cannot read: file=" + file + " (" + ErrorLine.of(e) + ")", e);
    } catch (IllegalArgumentException e) {
      throw new DescriptorException("not a record of calls: file=" + file + " line=" + number + " (" + e.getMessage()
          + ")", e);
    }
  }
}
