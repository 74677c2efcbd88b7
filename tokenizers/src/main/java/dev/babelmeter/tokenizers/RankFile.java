// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A rank file of tiktoken: a line for each token with its bytes in base64, a space, and its rank,
 * which is its id. Ranks ascend; some may be missing.
 *
 * @param tokens the bytes of each token, in the order of the file
 * @param ranks the rank of each token
 * @param rankOfSpelling the rank of each token by its spelling in {@link ByteAlphabet}
 */
@SuppressWarnings("ArrayRecordComponent")
record RankFile(byte[][] tokens, int[] ranks, Map<String, Integer> rankOfSpelling) {

  /**
   * Parses {@code file}.
   *
   * @throws IllegalArgumentException when it is no rank file
   */
  static RankFile parse(byte[] file) {
    int lines = 0;
    for (byte b : file) {
      if (b == '\n') {
        lines++;
      }
    }
    byte[][] tokens = new byte[lines][];
    int[] ranks = new int[lines];
    Map<String, Integer> rankOfSpelling = new HashMap<>(lines * 2);
    int start = 0;
    for (int line = 0; line < lines; line++) {
      int space = indexOf(file, ' ', start);
      int end = indexOf(file, '\n', space);
      tokens[line] =
          Base64.getDecoder()
              .decode(new String(file, start, space - start, StandardCharsets.ISO_8859_1));
      ranks[line] =
          Integer.parseInt(
              new String(file, space + 1, end - space - 1, StandardCharsets.ISO_8859_1).strip());
      if (line > 0 && ranks[line] <= ranks[line - 1]) {
        throw new IllegalArgumentException("its ranks do not ascend at line " + (line + 1));
      }
      rankOfSpelling.put(ByteAlphabet.spell(tokens[line], 0, tokens[line].length), ranks[line]);
      start = end + 1;
    }
    if (lines == 0 || start != file.length || rankOfSpelling.size() != lines) {
      throw new IllegalArgumentException("it is empty, cut off, or repeats a token");
    }
    return new RankFile(tokens, ranks, rankOfSpelling);
  }

  private static int indexOf(byte[] file, char wanted, int from) {
    for (int i = from; i < file.length; i++) {
      if (file[i] == wanted) {
        return i;
      }
    }
    throw new IllegalArgumentException("it is no rank file");
  }
}
