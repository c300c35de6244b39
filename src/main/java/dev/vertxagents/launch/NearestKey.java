package dev.vertxagents.launch;

import java.util.Collection;
import java.util.Comparator;

/** Guesses which key was meant: the known one that fewest single-character edits lead to. */
final class NearestKey {
  private NearestKey() {
  }

  /** The nearest of at least one known key; of equally near ones the first in the alphabet. */
  static String of(String key, Collection<String> known) {
    return known.stream().sorted()
        .min(Comparator.comparingInt(candidate -> distance(key.toLowerCase(), candidate.toLowerCase())))
        .orElseThrow();
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other (optimal string
   * alignment, R. Wagner's and M. Fischer's table with the swap of F. Damerau).
   */
  static int distance(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, from, to, i, j);
      }
    }
    return edits[from.length()][to.length()];
  }

  private static int cheapest(int[][] edits, String from, String to, int i, int j) {
    int substitution = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int best = Math.min(edits[i - 1][j - 1] + substitution, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
