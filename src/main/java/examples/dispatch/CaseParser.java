package examples.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a MATPOWER case file into its assignments: the matrices that a dispatch needs, and {@code mpc.baseMVA}.
 *
 * <p>Understood is {@code mpc.NAME = value;} with a number, a string, a matrix in brackets or a cell array in braces.
 * Rows end with {@code ;} or with the line, numbers are parted by blanks or commas. Names that are not needed are
 * skipped. Any other statement might change the figures when MATLAB runs it, so it is refused instead of passed over.
 */
final class CaseParser {
  private static final Set<String> NEEDED = Set.of("bus", "gen", "gencost", "branch", "dcline");
  private static final Pattern ASSIGNMENT = Pattern.compile("\\s*mpc\\.(\\w+)\\s*=\\s*(.*)");
  private static final Pattern IDLE = Pattern.compile("\\s*[;,]*\\s*(end\\s*;?|return\\s*;?)?\\s*");
  private static final Pattern FUNCTION = Pattern.compile("\\s*function\\s+mpc\\s*=\\s*(\\w+).*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eEdD][+-]?\\d+)?|[Ii]nf)");

  private final CaseText text;
  private final Map<String, CaseTable> tables = new HashMap<>();
  private String caseName = "";
  private double baseMva = Double.NaN;
  private int at;

  private CaseParser(CaseText text) {
    this.text = text;
  }

  /** What the file assigns. Fails with {@link CaseException}. */
  static CaseParser parse(CaseText text) {
    CaseParser parser = new CaseParser(text);
    while (parser.at < text.lines().size()) {
      parser.statement(text.lines().get(parser.at));
    }
    return parser;
  }

  /** The name of the file's function, or "". */
  String caseName() {
    return caseName;
  }

  /** Power of one per-unit, in MVA. Fails with {@link CaseException} if the file does not say. */
  double baseMva() {
    if (Double.isNaN(baseMva)) {
      throw new CaseException(text.file(), 0, "no mpc.baseMVA; is this a MATPOWER case file?");
    }
    return baseMva;
  }

  boolean has(String name) {
    return tables.containsKey(name);
  }

  /** A matrix. Fails with {@link CaseException} if the file has none of that name. */
  CaseTable table(String name) {
    CaseTable table = tables.get(name);
    if (table == null) {
      throw new CaseException(text.file(), 0, "no mpc." + name + "; is this a MATPOWER case file?");
    }
    return table;
  }

  private void statement(String line) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    Matcher function = FUNCTION.matcher(line);
    if (assignment.matches()) {
      assign(assignment.group(1), assignment.group(2));
    } else if (function.matches()) {
      caseName = function.group(1);
      at++;
    } else if (IDLE.matcher(line).matches()) {
      at++;
    } else {
      throw error("statement not understood: \"" + shortened(line.strip()) + "\"; write the figures out instead");
    }
  }

  private void assign(String name, String value) {
    if (value.startsWith("[")) {
      int line = at + 1;
      List<CaseTable.Row> rows = matrix(value.substring(1), NEEDED.contains(name));
      if (NEEDED.contains(name) && tables.put(name, new CaseTable(text.file(), name, line, rows)) != null) {
        throw new CaseException(text.file(), line, "mpc." + name + " is assigned twice");
      }
      return;
    }
    if (NEEDED.contains(name)) {
      throw error("mpc." + name + " must be a matrix in brackets");
    }
    if (value.startsWith("{")) {
      skipCells(value.substring(1));
      return;
    }
    if (name.equals("baseMVA")) {
      baseMva = base(value);
    }
    at++;
  }

  private double base(String value) {
    double base = number(value.replaceAll("[;\\s]+$", ""));
    if (!(base > 0) || Double.isInfinite(base)) {
      throw error("mpc.baseMVA must be above 0: baseMVA=" + base);
    }
    return base;
  }

  private List<CaseTable.Row> matrix(String first, boolean needed) {
    int start = at + 1;
    List<CaseTable.Row> rows = new ArrayList<>();
    List<Double> open = new ArrayList<>();
    String line = first;
    while (true) {
      int end = line.indexOf(']');
      String inside = end < 0 ? line : line.substring(0, end);
      if (needed) {
        rows(inside, rows, open);
      }
      at++;
      if (end >= 0) {
        rest(line.substring(end + 1));
        return List.copyOf(rows);
      }
      if (at == text.lines().size()) {
        throw new CaseException(text.file(), start, "matrix without ]");
      }
      line = text.lines().get(at);
    }
  }

  private void rows(String inside, List<CaseTable.Row> rows, List<Double> open) {
    boolean continued = inside.endsWith("...");
    String[] parts = (continued ? inside.substring(0, inside.length() - 3) : inside).split(";", -1);
    for (int i = 0; i < parts.length; i++) {
      for (String token : parts[i].strip().split("[\\s,]+")) {
        if (!token.isEmpty()) {
          open.add(number(token));
        }
      }
      boolean last = i == parts.length - 1;
      if (!open.isEmpty() && !(last && continued)) {
        rows.add(new CaseTable.Row(at + 1, open.stream().mapToDouble(Double::doubleValue).toArray()));
        open.clear();
      }
    }
  }

  private void skipCells(String first) {
    int start = at + 1;
    String line = first;
    while (line.replaceAll("'[^']*'", "").indexOf('}') < 0) {
      at++;
      if (at == text.lines().size()) {
        throw new CaseException(text.file(), start, "cell array without }");
      }
      line = text.lines().get(at);
    }
    at++;
  }

  private void rest(String after) {
    if (!IDLE.matcher(after).matches()) {
      throw new CaseException(text.file(), at, "one statement per line, please: \"" + shortened(after.strip()) + "\"");
    }
  }

  private double number(String token) {
    if (!NUMBER.matcher(token).matches()) {
      throw error("not a number: \"" + shortened(token) + "\"");
    }
    return Double.parseDouble(token.replace('d', 'e').replace('D', 'e').replaceFirst("[Ii]nf", "Infinity"));
  }

  private CaseException error(String problem) {
    return new CaseException(text.file(), at + 1, problem);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
