package dev.vertxagents.observe;

import java.util.List;

/**
 * A part of a series: of each step the least, the mean and the greatest of the values that were recorded in it; steps
 * without values are left out.
 *
 * @param name of the series
 * @param unit may be empty
 * @param stepSeconds how long each step is: 1, 10 or 60, or more if fewer points were wanted
 * @param times when each step began: seconds since 1970, or of the container's clock
 */
public record SeriesPoints(String name, String unit, int stepSeconds, List<Double> times, List<Double> min,
    List<Double> avg, List<Double> max) {
}
