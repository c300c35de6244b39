package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The two secrets of a console: who has one may look, who has the other may also change something. */
record Tokens(String control, String view) {
  private static final int BYTES = 16;
  private static final int MIN_LENGTH = 22;
  private static final int MAX_LENGTH = 128;
  private static final Set<PosixFilePermission> OWNERS = Set.of(PosixFilePermission.OWNER_READ,
      PosixFilePermission.OWNER_WRITE);

  /** 128 random bits each. */
  static Tokens random() {
    SecureRandom random = new SecureRandom();
    return new Tokens(token(random), token(random));
  }

  /** Those of a file, a line each. Blocks. */
  static Tokens read(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException("token file is readable for others: file=" + file + " (chmod 600 " + file + ")");
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 2 || !lines.stream().allMatch(Tokens::isToken) || lines.get(0).equals(lines.get(1))) {
      throw new IOException("token file must have two different lines of " + MIN_LENGTH + " to " + MAX_LENGTH
          + " characters [A-Za-z0-9_-]: file=" + file);
    }
    return new Tokens(lines.get(0), lines.get(1));
  }

  /** Whose token it is, or null; takes equally long for all. */
  @Nullable Right rightOf(@Nullable String token) {
    byte[] given = bytes(token == null ? "" : token);
    boolean isControl = MessageDigest.isEqual(bytes(control), given);
    boolean isView = MessageDigest.isEqual(bytes(view), given);
    return isControl ? Right.CONTROL : isView ? Right.VIEW : null;
  }

  @Override
  public String toString() {
    return "Tokens[•••]";
  }

  private static String token(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean isToken(String line) {
    return line.matches("[A-Za-z0-9_-]{" + MIN_LENGTH + "," + MAX_LENGTH + "}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
