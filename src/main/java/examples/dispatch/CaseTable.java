package examples.dispatch;

import java.util.List;

/** One matrix of a case file, such as {@code mpc.bus}. Every row knows the line it stands on. */
record CaseTable(String file, String name, int line, List<Row> rows) {
  /** The numbers of a row, and its line counted from 1. */
  record Row(int line, double[] values) {
  }

  /** A finite number. Fails with {@link CaseException}, naming the column. */
  double finite(Row row, int column, String label) {
    double value = row.values()[column];
    if (!Double.isFinite(value)) {
      throw error(row, "must be finite: " + label + "=" + value);
    }
    return value;
  }

  /** A whole number that fits an int. Fails with {@link CaseException}, naming the column. */
  int whole(Row row, int column, String label) {
    double value = row.values()[column];
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw error(row, "must be a whole number: " + label + "=" + value);
    }
    return (int) value;
  }

  /** Fails with {@link CaseException} unless every row has at least so many columns, and all the same number. */
  CaseTable requireColumns(int least) {
    for (Row row : rows) {
      int columns = row.values().length;
      if (columns < least) {
        throw error(row, "too few columns: columns=" + columns + " needed=" + least);
      }
      if (columns != rows.get(0).values().length) {
        throw error(row, "rows differ in length: columns=" + columns + " firstRow=" + rows.get(0).values().length);
      }
    }
    return this;
  }

  CaseException error(Row row, String problem) {
    return new CaseException(file, row.line(), "mpc." + name + ": " + problem);
  }
}
