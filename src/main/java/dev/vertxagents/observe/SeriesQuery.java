package dev.vertxagents.observe;

/**
 * Which part of a series is wanted.
 *
 * @param name of the series
 * @param from seconds since 1970
 * @param to seconds since 1970
 * @param points at most so many, 1 to 2 000
 * @param virtual whether times are those of the clock of the container that records; of real time they are the same
 */
public record SeriesQuery(String name, double from, double to, int points, boolean virtual) {
  public static final int MAX_POINTS = 2_000;

  /** Checks the number of points. */
  public SeriesQuery {
    if (points < 1 || points > MAX_POINTS) {
      throw new IllegalArgumentException("points out of range: points=" + points + " (1 to " + MAX_POINTS + ")");
    }
  }

  /** All of it. */
  public static SeriesQuery all(String name) {
    return new SeriesQuery(name, 0, Double.MAX_VALUE, MAX_POINTS, false);
  }
}
