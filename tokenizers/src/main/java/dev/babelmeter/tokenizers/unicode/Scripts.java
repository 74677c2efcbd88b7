// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The reference's table of scripts, without their names: numbers that are equal for code points of
 * one script. Its Hiragana, Katakana and Han are one script. Read from the resource {@code
 * scripts.bin} when first used: gzip of runs of code points, length as a varint and script.
 */
public final class Scripts {
  /** The number of code points that belong to whatever script is around them. */
  public static final int ANY = 0;

  static final String RESOURCE = "scripts.bin";

  private static final byte[] SCRIPTS = load();

  private Scripts() {}

  /** The number of the script of {@code codePoint}. */
  public static int of(int codePoint) {
    return SCRIPTS[codePoint] & 0xFF;
  }

  private static byte[] load() {
    byte[] scripts = new byte[Character.MAX_CODE_POINT + 1];
    try (InputStream resource = Scripts.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(
            "the class path lacks dev/babelmeter/tokenizers/unicode/" + RESOURCE);
      }
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(new GZIPInputStream(resource)));
      for (int at = 0; at < scripts.length; ) {
        int end = at + UnicodeData.varint(in);
        Arrays.fill(scripts, at, end, in.readByte());
        at = end;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scripts;
  }
}
