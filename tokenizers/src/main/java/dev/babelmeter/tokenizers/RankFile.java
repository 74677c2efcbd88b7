// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;

/**
 * A rank file of tiktoken: a line for each token with its bytes in base64, a space, and its rank,
 * which is its id. Ranks ascend; some may be missing.
 */
final class RankFile {
  private final byte[][] tokens;
  private final int[] ranks;
  private final ByteStringIndex index;

  private RankFile(byte[][] tokens, int[] ranks) {
    this.tokens = tokens;
    this.ranks = ranks;
    this.index = new ByteStringIndex(tokens);
  }

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
    if (lines == 0 || file[file.length - 1] != '\n') {
      throw new IllegalArgumentException("it is empty or cut off: its last line has no end");
    }
    byte[][] tokens = new byte[lines][];
    int[] ranks = new int[lines];
    int start = 0;
    for (int line = 0; line < lines; line++) {
      int end = indexOf(file, '\n', start);
      int space = indexOf(file, ' ', start);
      tokens[line] = token(file, start, Math.min(space, end), line);
      ranks[line] = rank(file, space + 1, end, line);
      if (tokens[line].length == 0 || (line > 0 && ranks[line] <= ranks[line - 1])) {
        throw new IllegalArgumentException(
            "it has no token, or a rank out of order, at line " + (line + 1));
      }
      start = end + 1;
    }
    return new RankFile(tokens, ranks);
  }

  private static byte[] token(byte[] file, int start, int end, int line) {
    try {
      return Base64.getDecoder().decode(Arrays.copyOfRange(file, start, end));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it has no token in base64 at line " + (line + 1), e);
    }
  }

  private static int rank(byte[] file, int start, int end, int line) {
    try {
      return Integer.parseUnsignedInt(
          new String(file, start, Math.max(0, end - start), StandardCharsets.US_ASCII).strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("it has no rank at line " + (line + 1), e);
    }
  }

  private static int indexOf(byte[] file, char wanted, int from) {
    for (int i = from; i < file.length; i++) {
      if (file[i] == wanted) {
        return i;
      }
    }
    return file.length;
  }

  /** Number of tokens. */
  int size() {
    return tokens.length;
  }

  /** The rank of the token at {@code position} of the file. */
  int rank(int position) {
    return ranks[position];
  }

  /** The bytes, 0 to 255, that are tokens of their own. */
  BitSet singleBytes() {
    BitSet bytes = new BitSet(256);
    for (byte[] token : tokens) {
      if (token.length == 1) {
        bytes.set(token[0] & 0xFF);
      }
    }
    return bytes;
  }

  /** The token at {@code position} of the file, spelled in {@link ByteAlphabet}. */
  String spelling(int position) {
    return ByteAlphabet.spell(tokens[position]);
  }

  /**
   * The ways to split the token at {@code position} into two tokens, as the positions of the left
   * and the right part in turn; those whose left part has a lower rank come first.
   */
  int[] splits(int position) {
    byte[] token = tokens[position];
    long[] byLeftPart = new long[token.length];
    int count = 0;
    ByteStringIndex.Cuts cuts = index.cuts(token);
    for (int cut = 1; cut < token.length; cut++) {
      int left = cuts.left(cut);
      int right = left < 0 ? -1 : cuts.right(cut);
      if (right >= 0) {
        byLeftPart[count++] = ((long) left << 32) | right;
      }
    }
    Arrays.sort(byLeftPart, 0, count);
    int[] splits = new int[2 * count];
    for (int i = 0; i < count; i++) {
      splits[2 * i] = (int) (byLeftPart[i] >>> 32);
      splits[2 * i + 1] = (int) byLeftPart[i];
    }
    return splits;
  }
}
