package examples.dispatch;

import examples.dispatch.CaseTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a {@link Grid} of a case file's tables, checking each figure that the DC model uses.
 *
 * <p>Left out are isolated buses (type 4), what is out of service, and generators and branches at buses left out. The
 * columns are those of MATPOWER's case format, version 2 (User's Manual, appendix B).
 */
final class GridReader {
  private static final int ISOLATED = 4;

  private final CaseParser source;
  private final double base;
  private final Map<Integer, Integer> indexes = new HashMap<>();

  private GridReader(CaseParser source) {
    this.source = source;
    base = source.baseMva();
  }

  static Grid grid(CaseText text) {
    CaseParser source = CaseParser.parse(text);
    String name = source.caseName().isEmpty() ? text.file().replaceFirst("\\.m$", "") : source.caseName();
    double optimum = Double.isNaN(text.publishedOptimum()) ? PublishedOptima.of(name) : text.publishedOptimum();
    GridReader reader = new GridReader(source);
    reader.refuseDcLines();
    List<Grid.Bus> buses = reader.buses();
    return new Grid(name, reader.base, optimum, buses, reader.generators(), reader.lines());
  }

  private void refuseDcLines() {
    if (source.has("dcline") && !source.table("dcline").rows().isEmpty()) {
      CaseTable table = source.table("dcline");
      throw table.error(table.rows().get(0), "DC lines are not supported; remove them");
    }
  }

  private List<Grid.Bus> buses() {
    CaseTable table = source.table("bus").requireColumns(13);
    List<Grid.Bus> buses = new ArrayList<>();
    for (Row row : table.rows()) {
      int number = table.whole(row, 0, "bus_i");
      int type = table.whole(row, 1, "type");
      if (number < 1 || type < 1 || type > ISOLATED) {
        throw table.error(row, "no such bus: bus_i=" + number + " type=" + type + " (bus_i from 1, type 1 to 4)");
      }
      if (indexes.put(number, type == ISOLATED ? -1 : buses.size()) != null) {
        throw table.error(row, "bus appears twice: bus_i=" + number);
      }
      double load = table.finite(row, 2, "Pd") + table.finite(row, 4, "Gs");
      if (type != ISOLATED) {
        buses.add(new Grid.Bus(number, load / base));
      }
    }
    if (buses.isEmpty()) {
      throw new CaseException(table.file(), table.line(), "mpc.bus: no bus in service");
    }
    return List.copyOf(buses);
  }

  private List<Grid.Generator> generators() {
    CaseTable table = source.table("gen").requireColumns(10);
    CaseTable costs = source.table("gencost").requireColumns(5);
    int count = table.rows().size();
    if (costs.rows().size() != count && costs.rows().size() != 2 * count) {
      throw new CaseException(costs.file(), costs.line(),
          "mpc.gencost: one row per generator, or two with reactive costs: rows=" + costs.rows().size() + " generators="
              + count);
    }
    List<Grid.Generator> generators = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Row row = table.rows().get(i);
      int bus = busOf(table, row, 0, "bus");
      if (row.values()[7] > 0 && bus >= 0) {
        generators.add(generator(table, row, new Place(bus, i + 1), cost(costs, costs.rows().get(i))));
      }
    }
    return List.copyOf(generators);
  }

  private record Place(int bus, int row) {
  }

  private Grid.Generator generator(CaseTable table, Row row, Place place, double[] cost) {
    double max = table.finite(row, 8, "Pmax") / base;
    double min = table.finite(row, 9, "Pmin") / base;
    if (min > max) {
      throw table.error(row, "Pmin above Pmax: Pmin=" + row.values()[9] + " Pmax=" + row.values()[8]);
    }
    return new Grid.Generator(place.bus(), place.row(), min, max, cost[2] * base * base, cost[1] * base, cost[0]);
  }

  /** The coefficients in ascending order, per MW. */
  private static double[] cost(CaseTable table, Row row) {
    if (row.values()[0] != 2) {
      throw table.error(row, "cost model not supported: model=" + row.values()[0] + " (2, a polynomial, is)");
    }
    int n = table.whole(row, 3, "n");
    if (n < 1 || row.values().length < 4 + n) {
      throw table.error(row, "as many coefficients as n says: n=" + n + " columns=" + row.values().length);
    }
    double[] ascending = new double[Math.max(n, 3)];
    for (int power = 0; power < n; power++) {
      ascending[power] = table.finite(row, 4 + n - 1 - power, "c" + power);
      if (power > 2 && ascending[power] != 0) {
        throw table.error(row, "cost of degree above 2: c" + power + "=" + ascending[power]);
      }
    }
    if (ascending[2] < 0) {
      throw table.error(row, "cost is not convex: c2=" + ascending[2]);
    }
    return ascending;
  }

  private List<Grid.Line> lines() {
    CaseTable table = source.table("branch").requireColumns(11);
    List<Grid.Line> lines = new ArrayList<>();
    for (Row row : table.rows()) {
      int from = busOf(table, row, 0, "fbus");
      int to = busOf(table, row, 1, "tbus");
      if (row.values()[10] > 0 && from >= 0 && to >= 0) {
        lines.add(line(table, row, from, to));
      }
    }
    return List.copyOf(lines);
  }

  private Grid.Line line(CaseTable table, Row row, int from, int to) {
    double resistance = table.finite(row, 2, "r");
    double reactance = table.finite(row, 3, "x");
    double susceptance = reactance / (resistance * resistance + reactance * reactance);
    if (reactance == 0 || !Double.isFinite(susceptance) || susceptance == 0) {
      throw table.error(row,
          "reactance must not be zero: r=" + resistance + " x=" + reactance + "; merge the two buses");
    }
    if (from == to) {
      throw table.error(row, "line ends where it begins: fbus=tbus=" + (int) row.values()[0]);
    }
    double shift = Math.toRadians(table.finite(row, 9, "angle"));
    double[] bounds = angleBounds(table, row);
    double rating = row.values()[5];
    if (rating < 0) {
      throw table.error(row, "rating must not be negative: rateA=" + rating);
    }
    double reach = rating == 0 ? Double.POSITIVE_INFINITY : rating / base / Math.abs(susceptance);
    double min = Math.max(bounds[0], shift - reach);
    double max = Math.min(bounds[1], shift + reach);
    if (min > max) {
      throw table.error(row, "rateA and the angle limits leave no room: rateA=" + rating);
    }
    return new Grid.Line(from, to, susceptance, shift, min, max);
  }

  /** As MATPOWER means them: both 0, or absent, for none; from ±360 degrees on unbounded. */
  private static double[] angleBounds(CaseTable table, Row row) {
    double[] values = row.values();
    boolean none = values.length < 13 || values[11] == 0 && values[12] == 0;
    double min = none || values[11] <= -360 ? Double.NEGATIVE_INFINITY : Math.toRadians(values[11]);
    double max = none || values[12] >= 360 ? Double.POSITIVE_INFINITY : Math.toRadians(values[12]);
    if (min > max) {
      throw table.error(row, "angmin above angmax: angmin=" + values[11] + " angmax=" + values[12]);
    }
    return new double[] {min, max};
  }

  /** The index of the bus that a column names; −1 for an isolated one. */
  private int busOf(CaseTable table, Row row, int column, String label) {
    Integer index = indexes.get(table.whole(row, column, label));
    if (index == null) {
      throw table.error(row, "no such bus in mpc.bus: " + label + "=" + table.whole(row, column, label));
    }
    return index;
  }
}
