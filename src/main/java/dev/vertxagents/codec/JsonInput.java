package dev.vertxagents.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A place in a JSON text in UTF-8 and the tokens found there. Takes what RFC 8259 allows, Python's {@code NaN},
 * {@code Infinity} and {@code -Infinity}, and nothing else; surrogate escapes pass unpaired, as in Python.
 */
final class JsonInput {
  private byte[] bytes = {};
  private int position;
  private int end;

  void reset(byte[] bytes, int offset, int length) {
    if (this.bytes != bytes) { // mostly the same chunk: a collector's write barriers are dear
      this.bytes = bytes;
    }
    position = offset;
    end = offset + length;
  }

  int position() {
    return position;
  }

  /** Goes back to where it stood before. */
  void moveTo(int position) {
    this.position = position;
  }

  /** The next byte that is no white space, which stays; 0 at the end. */
  byte look() {
    while (position < end) {
      byte next = bytes[position];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next;
      }
      position++;
    }
    return 0;
  }

  boolean atEnd() {
    return look() == 0 && position == end;
  }

  /** Takes one byte if it is the next. */
  boolean take(char expected) {
    boolean there = look() == expected;
    if (there) {
      position++;
    }
    return there;
  }

  /** Takes a word if it is next. */
  boolean take(String word) {
    look();
    int length = word.length();
    if (length > end - position) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[position + i] != word.charAt(i)) {
        return false;
      }
    }
    position += length;
    return true;
  }

  ValueKind kind() {
    return switch (look()) {
      case '"' -> ValueKind.STRING;
      case '[' -> ValueKind.ARRAY;
      case '{' -> ValueKind.MAP;
      case 't', 'f' -> ValueKind.BOOLEAN;
      case 'n' -> ValueKind.NULL;
      case 'N', 'I' -> ValueKind.FLOAT;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          JsonNumbers.isInteger(bytes, position, numberEnd()) ? ValueKind.INTEGER : ValueKind.FLOAT;
      default -> throw unexpected();
    };
  }

  CodecException unexpected() {
    return atEnd() ? new CodecException("JSON ends too early: at=" + position)
        : new CodecException(String.format("unexpected byte in JSON: byte=%02x at=%d", bytes[position], position));
  }

  /** Takes a number or one of the three words for what is none, unchecked. */
  String number() {
    look();
    int start = position;
    position = numberEnd();
    return new String(bytes, start, position - start, ISO_8859_1);
  }

  private int numberEnd() {
    int at = position;
    while (at < end && JsonNumbers.mayContain(bytes[at])) {
      at++;
    }
    if (at - position > JsonNumbers.LONGEST) {
      throw new CodecException("number too long: length=" + (at - position) + " max=" + JsonNumbers.LONGEST);
    }
    return at;
  }

  /** Takes a string with its quotes. */
  String string() {
    if (!take('"')) {
      throw unexpected();
    }
    int start = position;
    int close = plainEnd();
    if (bytes[close] == '"') {
      position = close + 1;
      return Utf8.decode(bytes, start, close - start);
    }
    return unescape();
  }

  /** Where, from the position on, the next quote or backslash stands. */
  private int plainEnd() {
    int at = position;
    while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
      if (bytes[at] >= 0 && bytes[at] < ' ') {
        throw new CodecException("control character in a JSON string: byte=" + bytes[at] + " at=" + at);
      }
      at++;
    }
    if (at == end) {
      throw new CodecException("JSON string without end: at=" + position);
    }
    return at;
  }

  private String unescape() {
    StringBuilder text = new StringBuilder();
    while (true) {
      int plain = plainEnd();
      text.append(Utf8.decode(bytes, position, plain - position));
      position = plain + 1;
      if (bytes[plain] == '"') {
        return text.toString();
      }
      text.append(escape());
    }
  }

  private char escape() {
    if (position == end) {
      throw unexpected();
    }
    byte letter = bytes[position++];
    return switch (letter) {
      case '"', '\\', '/' -> (char) letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new CodecException("unknown escape in a JSON string: byte=" + letter + " at=" + (position - 1));
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = position < end ? Character.digit(bytes[position++], 16) : -1;
      if (digit < 0) {
        throw new CodecException("unicode escape without four hexadecimal digits: at=" + position);
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }
}
