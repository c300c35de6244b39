package examples.dispatch;

import java.util.List;

/**
 * How it ended.
 *
 * @param converged whether the agents found that they are done
 * @param impossible whether they found that no dispatch keeps all limits
 * @param imbalance the largest of a bus, per unit
 * @param violation the worst of a line, per unit
 * @param uncertainty how much cheaper it could be at most, in $/h
 * @param generators what each generator does, in the order of the grid
 */
public record Outcome(boolean converged, boolean impossible, int rounds, double cost, double imbalance,
    double violation, double uncertainty, long calls, List<Production> generators) {
  /** A generator's power, per unit, and cost in $/h. */
  public record Production(double power, double cost) {
  }
}
