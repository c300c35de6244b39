package examples.dispatch;

import java.util.List;

/**
 * A power grid in the DC model: what is dispatched. Powers are per unit of {@code baseMva}, angles in radians, costs
 * in $/h.
 *
 * @param name the case's name
 * @param baseMva megawatts of one per-unit
 * @param publishedOptimum the cheapest dispatch in $/h according to others, or NaN
 */
public record Grid(String name, double baseMva, double publishedOptimum, List<Bus> buses, List<Generator> generators,
    List<Line> lines) {
  /**
   * A bus, and what is drawn there whatever it costs.
   *
   * @param number its number in the case file
   * @param load demand and shunt conductance; may be negative
   */
  public record Bus(int number, double load) {
  }

  /**
   * A generator that costs {@code quadratic·p² + linear·p + constant} at the power {@code p}.
   *
   * @param bus index into {@link Grid#buses}
   * @param row its row in the case file's {@code mpc.gen}, counted from 1
   */
  public record Generator(int bus, int row, double min, double max, double quadratic, double linear, double constant) {
    double cost(double power) {
      return (quadratic * power + linear) * power + constant;
    }

    /** Whether there is nothing to decide. */
    boolean isFixed() {
      return min == max;
    }
  }

  /**
   * A line or transformer: {@code susceptance·(θfrom − θto − shift)} flows from one bus to the other.
   *
   * @param from index into {@link Grid#buses}
   * @param to index into {@link Grid#buses}
   * @param minAngle least {@code θfrom − θto}, flow limit and angle limit taken together; may be −∞
   * @param maxAngle greatest {@code θfrom − θto}; may be ∞
   */
  public record Line(int from, int to, double susceptance, double shift, double minAngle, double maxAngle) {
    double flow(double angleDifference) {
      return susceptance * (angleDifference - shift);
    }

    double clamp(double angleDifference) {
      return Math.min(Math.max(angleDifference, minAngle), maxAngle);
    }
  }

  /**
   * Reads a MATPOWER case file, or a class path resource if there is no such file. Fails with {@link CaseException}.
   */
  public static Grid read(String path) {
    return GridReader.grid(CaseText.read(path));
  }
}
