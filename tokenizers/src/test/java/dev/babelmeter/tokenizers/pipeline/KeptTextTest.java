// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer.Form;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Texts that the Unicode normalizers say they keep, against Java's, on code points that both know.
 */
class KeptTextTest {
  /** First and last of ranges with marks, compositions, Jamo and compatibility characters. */
  private static final int[][] RANGES = {
    {'a', 'e'},
    {0xC0, 0x17F},
    {0x300, 0x345},
    {0x386, 0x3CE},
    {0x400, 0x45F},
    {0x5B0, 0x5D2},
    {0x622, 0x627},
    {0x64B, 0x655},
    {0x915, 0x95F},
    {0x9BE, 0x9DF},
    {0xBC6, 0xBCC},
    {0xE31, 0xE4E},
    {0xF40, 0xF7D},
    {0x1025, 0x102E},
    {0x1100, 0x1112},
    {0x1161, 0x1175},
    {0x11A7, 0x11C2},
    {0x1E00, 0x1EF9},
    {0x1F00, 0x1FFC},
    {0x2126, 0x212B},
    {0x3041, 0x30FF},
    {0x3099, 0x309A},
    {0xAC00, 0xAC20},
    {0xF900, 0xF910},
    {0xFB01, 0xFB4E},
    {0xFF21, 0xFF9F},
    {0x1D15E, 0x1D16D},
    {0x2F800, 0x2F810}
  };

  @ParameterizedTest
  @EnumSource
  void staysAsItIs(Form form) {
    UnicodeNormalizer normalizer =
        new UnicodeNormalizer(
            form == Form.NFC || form == Form.NFKC, form == Form.NFKC || form == Form.NFKD);
    Random random = new Random(form.ordinal());
    int kept = 0;
    int normalized = 0;
    for (int n = 0; n < 400_000; n++) {
      int[] text = text(random, 1 + random.nextInt(5));
      boolean stays = java.text.Normalizer.isNormalized(new String(text, 0, text.length), form);
      boolean said = normalizer.keepsText(text, text.length);
      assertThat(stays || !said).as("U+%x", (Object) text[0]).isTrue();
      normalized += stays ? 1 : 0;
      kept += said ? 1 : 0;
    }
    // It may say no where a character composes with none that stands before it.
    assertThat(kept).isGreaterThan(normalized * 9 / 10);
  }

  private static int[] text(Random random, int length) {
    int[] text = new int[length];
    for (int i = 0; i < length; ) {
      int[] range = RANGES[random.nextInt(RANGES.length)];
      int c = range[0] + random.nextInt(range[1] - range[0] + 1);
      if (Character.isDefined(c)) {
        text[i++] = c;
      }
    }
    return text;
  }
}
