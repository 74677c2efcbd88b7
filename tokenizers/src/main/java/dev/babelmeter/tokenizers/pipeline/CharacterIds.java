// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.Arrays;
import java.util.Map;

/** Ids of the tokens of one character, with a prefix before and a suffix behind it. */
final class CharacterIds {
  /** Id of a character without a token. */
  static final int ABSENT = -1;

  private static final int PAGE_BITS = 8;
  private static final int[] NO_IDS = new int[1 << PAGE_BITS];

  static {
    Arrays.fill(NO_IDS, ABSENT);
  }

  private final int[][] pages = new int[(Character.MAX_CODE_POINT + 1) >> PAGE_BITS][];

  CharacterIds(Map<String, Integer> vocabulary, String prefix, String suffix) {
    Arrays.fill(pages, NO_IDS);
    int around = prefix.length() + suffix.length();
    for (Map.Entry<String, Integer> entry : vocabulary.entrySet()) {
      String token = entry.getKey();
      int inner = token.length() - around;
      if (inner >= 1 && inner <= 2 && token.startsWith(prefix) && token.endsWith(suffix)) {
        int c = token.codePointAt(prefix.length());
        if (Character.charCount(c) == inner) {
          put(c, entry.getValue());
        }
      }
    }
  }

  private void put(int c, int id) {
    int page = c >> PAGE_BITS;
    if (pages[page] == NO_IDS) {
      pages[page] = NO_IDS.clone();
    }
    pages[page][c & (1 << PAGE_BITS) - 1] = id;
  }

  /** The id of {@code c}, or {@link #ABSENT}. */
  int get(int c) {
    return pages[c >> PAGE_BITS][c & (1 << PAGE_BITS) - 1];
  }
}
