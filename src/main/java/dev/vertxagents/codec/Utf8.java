package dev.vertxagents.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Strict UTF-8, both ways, at the speed of the JDK's vectorised conversions. Those put a replacement in the place
 * of what they cannot convert, so a text with a replacement in it is looked at again, strictly; any other text is
 * known to be right.
 */
final class Utf8 {
  private static final char REPLACEMENT = '\ufffd';

  private Utf8() {
  }

  /**
   * The text of some bytes. Fails with {@link CodecException} for overlong forms, surrogates and whatever else is
   * no UTF-8.
   */
  static String decode(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      checkForm(bytes, offset, length);
    }
    return text;
  }

  private static void checkForm(byte[] bytes, int offset, int length) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
    } catch (CharacterCodingException e) {
      throw new CodecException("string is not UTF-8: length=" + length, e);
    }
  }

  /**
   * Writes an ASCII text as its bytes.
   *
   * @return false if it is none; the bytes written are then garbage
   */
  static boolean encodeAscii(String text, byte[] bytes, int offset) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      bytes[offset + i] = (byte) c;
    }
    return true;
  }

  /**
   * The bytes of a text. Fails with {@link CodecException} for one with an unpaired surrogate, which no UTF-8 can
   * carry.
   */
  static byte[] encode(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (mayContain(bytes, (byte) '?')) {
      checkSurrogates(text);
    }
    return bytes;
  }

  /**
   * Searches eight bytes at a time: a byte that equals the one wanted becomes zero, and borrows when one is
   * subtracted.
   */
  private static boolean mayContain(byte[] bytes, byte wanted) {
    long ones = 0x0101010101010101L;
    int at = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long zeroWhereEqual = BigEndian.getLong(bytes, at) ^ ones * wanted;
      if ((zeroWhereEqual - ones & ~zeroWhereEqual & ones << 7) != 0) {
        return true;
      }
    }
    while (at < bytes.length && bytes[at] != wanted) {
      at++;
    }
    return at < bytes.length;
  }

  private static void checkSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new CodecException("string has an unpaired surrogate: index=" + i);
      }
    }
  }
}
