package dev.vertxagents.launch;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line: {@code run}, {@code call}, {@code ps} and others; each explains itself with {@code --help}. Exit code 0
 * only on success, 1 for failures, 2 for arguments that cannot be understood, and what a program says. Errors are one
 * line on stderr.
 */
@Command(name = "vertx-agents", description = "Runs agents, calls them, lists them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RunCommand.class, CallCommand.class, PsCommand.class, PythonStubCommand.class,
        BenchCommand.class, SequenceCommand.class})
public final class Main implements Runnable {
  /** What shells show for a process that Ctrl-C ended. */
  static final int STOPPED = 130;

  private static final String LOGGING = "conf/logback.xml";

  private final Shell shell;

  @Spec
  private CommandSpec command;

  @CommandLine.Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  private Main(Shell shell) {
    this.shell = shell;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    configureLogging();
    Stop stop = Stop.bySignal();
    int code = run(new Shell(utf8(System.out), utf8(System.err), stop), List.of(args));
    stop.done();
    System.exit(code);
  }

  /** Runs one command; ends nothing. */
  static int run(Shell shell, List<String> args) {
    CommandLine line = new CommandLine(new Main(shell));
    line.setOut(shell.printer()).setErr(shell.errorPrinter());
    line.setParameterExceptionHandler((failure, arguments) -> misused(shell, failure));
    line.setExecutionExceptionHandler((failure, command, result) -> failed(shell, failure, command));
    line.getSubcommands().get("call").setUnmatchedOptionsArePositionalParams(true);
    return line.execute(args.toArray(String[]::new));
  }

  /** Without a command: tells what there is. */
  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "command missing: run, call, ps or bench");
  }

  Shell shell() {
    return shell;
  }

  private static int misused(Shell shell, ParameterException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    shell.err().println("error: " + ErrorLine.escape(failure.getMessage()) + " (see " + command.qualifiedName()
        + " --help)");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Shell shell, Exception failure, CommandLine command) {
    if (failure instanceof Stop.Stopped) {
      return STOPPED;
    }
    Object mixin = command.getMixins().get("common");
    shell.tell(failure, mixin instanceof CommonOptions common ? common : new CommonOptions());
    return CommandLine.ExitCode.SOFTWARE;
  }

  // whatever the platform's character set: JSON is UTF-8
  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  // before the first logger is made; logback takes a file or a class path resource
  private static void configureLogging() {
    String property = "logback.configurationFile";
    if (System.getProperty(property) == null) {
      Path file = Path.of(LOGGING);
      System.setProperty(property, Files.isRegularFile(file) ? file.toUri().toString() : LOGGING);
    }
    if (System.getProperty("vertx.logger-delegate-factory-class-name") == null) {
      System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
    }
  }
}
