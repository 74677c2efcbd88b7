// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

import dev.babelmeter.tokenizers.reference.Probes;
import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the resource {@code scripts.bin} by a sweep of the reference's pre-tokenizer
 * UnicodeScripts: two code points are of one script when it does not divide them. Run it as {@link
 * UnicodeDataGenerator}, with the path of the resource.
 */
public final class ScriptDataGenerator {
  private final ReferenceTokenizer tokenizer =
      Probes.pieces("null", "{\"type\":\"UnicodeScripts\"}");
  private final List<Integer> representatives = new ArrayList<>();

  private ScriptDataGenerator() {
    representatives.add(-1); // for Scripts.ANY
  }

  /** Writes the resource to the path in {@code arguments}. */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), new ScriptDataGenerator().encoded());
  }

  private byte[] encoded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      int previous = script(0, Scripts.ANY);
      int start = 0;
      for (int c = 1; c <= 0x110000; c++) {
        int script = c == 0x110000 ? -1 : script(c, previous);
        if (script != previous) {
          UnicodeDataGenerator.varint(out, c - start);
          out.writeByte(previous);
          start = c;
          previous = script;
        }
      }
    }
    return bytes.toByteArray();
  }

  /** The number of the script of {@code c}, probably {@code guess}. */
  private int script(int c, int guess) {
    if ((c >= 0xD800 && c < 0xE000) || pieces(Character.toString(c)) == 0) {
      return Scripts.ANY;
    }
    if (guess != Scripts.ANY && isScript(c, guess)) {
      return guess;
    }
    for (int script = 1; script < representatives.size(); script++) {
      if (isScript(c, script)) {
        return script;
      }
    }
    if (representatives.size() == 256) {
      throw new IllegalStateException("more scripts than fit a byte");
    }
    representatives.add(c);
    return representatives.size() - 1;
  }

  private boolean isScript(int c, int script) {
    return pieces(Character.toString(representatives.get(script)) + Character.toString(c)) == 1;
  }

  private int pieces(String text) {
    return tokenizer.ids(text).length;
  }
}
