package dev.vertxagents.launch;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads the JSON files that the command line and verticle names speak of. Blocks. */
final class ConfFile {
  private ConfFile() {
  }

  /**
   * The JSON of a file, or, where the working directory has no such file, of a class path resource: {@code
   * conf/hello.json} is found inside the runnable jar. Fails with {@link DescriptorException} that says what is wrong
   * with the file.
   */
  static JsonObject read(String name, ClassLoader loader) {
    return StrictJson.read(bytes(name, loader), name);
  }

  /** The same for what is no JSON. At most a byte more than {@link StrictJson#MAX_BYTES}. */
  static byte[] bytes(String name, ClassLoader loader) {
    try {
      Path path = Path.of(name);
      return Files.exists(path) ? bytes(path, name) : resource(name, loader);
    } catch (InvalidPathException e) {
      throw new DescriptorException("not a file name: file=" + name + " (" + e.getReason() + ")", e);
    }
  }

  private static byte[] bytes(Path path, String name) {
    if (Files.isDirectory(path)) {
      throw new DescriptorException("a directory, not a file: file=" + name + " (name a file in it"
          + candidates(path, ending(name)) + ")");
    }
    if (!Files.isReadable(path)) {
      throw new DescriptorException("file not readable: file=" + name + " (check its permissions)");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(StrictJson.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new DescriptorException("file not readable: file=" + name + " (" + ErrorLine.of(e) + ")", e);
    }
  }

  private static byte[] resource(String name, ClassLoader loader) {
    String resource = name.startsWith("./") ? name.substring(2) : name;
    // a jar answers with a stream of names for its directories
    try (InputStream in = resource.matches(".*\\.(json|xml)") ? loader.getResourceAsStream(resource) : null) {
      if (in == null) {
        throw missing(name);
      }
      return in.readNBytes(StrictJson.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new DescriptorException("file not readable: file=" + name + " (" + ErrorLine.of(e) + ")", e);
    }
  }

  private static DescriptorException missing(String name) {
    Path directory = Path.of(name).toAbsolutePath().getParent();
    String known = directory != null && Files.isDirectory(directory) ? candidates(directory, ending(name)) : "";
    return new DescriptorException("no such file: file=" + name + " directory=" + Path.of("").toAbsolutePath()
        + (known.isEmpty() ? " (check the name)" : " (there is" + known + ")"), new NoSuchFileException(name));
  }

  private static String ending(String name) {
    return name.endsWith(".xml") ? ".xml" : ".json";
  }

  /** Up to ten files of that ending in a directory, each behind a space. */
  private static String candidates(Path directory, String ending) {
    try (Stream<Path> files = Files.list(directory)) {
      List<String> names = files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(ending))
          .sorted()
          .limit(10).toList();
      return names.isEmpty() ? "" : ": " + String.join(", ", names);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
