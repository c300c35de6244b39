package examples.dispatch;

/**
 * A case file that cannot be read or that asks for something the DC dispatch cannot do. The message begins with
 * {@code file:line}.
 */
public final class CaseException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong at a line, counted from 1; 0 stands for the file as a whole. */
  CaseException(String file, int line, String problem) {
    super(line == 0 ? file + ": " + problem : file + ":" + line + ": " + problem);
  }
}
