package examples.dispatch;

/** The three kinds of variables that devices and buses must agree on. Each kind has a penalty scale of its own. */
enum Quantity {
  /** Power that a generator feeds in. */
  GENERATION,
  /** Power that a line feeds into one of its buses. */
  FLOW,
  /** Voltage angle at an end of a line. */
  ANGLE
}
