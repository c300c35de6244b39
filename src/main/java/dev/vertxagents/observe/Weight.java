package dev.vertxagents.observe;

/**
 * What calls stand for that were looked at, where others passed.
 *
 * @param each how many calls each stands for that ended well; failures are all known
 */
record Weight(double each) {
  /** Of so many that ended well, beside others that did; where none was looked at, none can stand for others. */
  static Weight of(long looked, long passed) {
    return new Weight(looked == 0 ? 1 : (looked + passed) / (double) looked);
  }

  /** How many calls so many stand for. */
  double all(long calls, long fails) {
    return fails + (calls - fails) * each;
  }
}
