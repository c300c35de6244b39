package examples.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a case file without their comments, and the published optimum if a comment names one.
 *
 * <p>A comment runs from {@code %} to the end of its line, unless the sign stands in a quoted string; {@code %{} and
 * {@code %}} alone on their lines enclose a block. {@code ...} joins a line with the next.
 *
 * @param file what messages call the file
 * @param lines one entry per line of the file, so that line numbers stay true
 * @param publishedOptimum in $/h, or NaN: the figure after {@code published optimum:} in a comment
 */
record CaseText(String file, List<String> lines, double publishedOptimum) {
  /** The largest file that is read. */
  static final int MAX_BYTES = 16 << 20;

  private static final Pattern OPTIMUM = Pattern.compile("%+\\s*published optimum:\\s*([0-9.eE+-]+).*");

  /**
   * Reads a file or resource of at most {@link #MAX_BYTES}. Fails with {@link CaseException}, also when there is
   * none.
   */
  static CaseText read(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    byte[] bytes;
    try (InputStream in = open(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new CaseException(path, 0, "no such file; check the path");
    } catch (IOException | InvalidPathException e) {
      throw new CaseException(path, 0, "cannot be read (" + e.getClass().getSimpleName() + "); check the path");
    }
    if (bytes.length > MAX_BYTES) {
      throw new CaseException(name, 0, "file exceeds limit: maxBytes=" + MAX_BYTES);
    }
    return of(name, new String(bytes, StandardCharsets.UTF_8));
  }

  private static InputStream open(String path) throws IOException {
    Path file = Path.of(path);
    InputStream resource = Files.exists(file) ? null : CaseText.class.getClassLoader().getResourceAsStream(path);
    return resource != null ? resource : Files.newInputStream(file);
  }

  static CaseText of(String file, String text) {
    String[] raw = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\r|\n", -1);
    List<String> lines = new ArrayList<>(raw.length);
    double optimum = Double.NaN;
    int block = 0;
    for (String line : raw) {
      String mark = line.strip();
      block += mark.equals("%{") ? 1 : 0;
      lines.add(block > 0 ? "" : withoutComment(line));
      block -= mark.equals("%}") && block > 0 ? 1 : 0;
      Matcher published = OPTIMUM.matcher(mark);
      if (published.matches()) {
        optimum = number(published.group(1));
      }
    }
    return new CaseText(file, List.copyOf(lines), optimum);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN; // it stands in a comment: nothing that must be right
    }
  }

  private static String withoutComment(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '\'';
      if (!quoted && (c == '%' || line.startsWith("...", i))) {
        return line.substring(0, i) + (c == '%' ? "" : " ...");
      }
    }
    return line;
  }
}
