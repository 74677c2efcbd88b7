// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

import dev.babelmeter.tokenizers.decode.TokenDecoder;
import dev.babelmeter.tokenizers.decode.VisibleBytes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Tells the classes of tokens. */
final class TokenClassifier {
  private static final int BYTE_SPELLING_LENGTH = 6;

  private final TokenInventory inventory;
  private final TokenDecoder decoder;
  private final Function<String, int[]> encoder;
  private final boolean byteLevel;
  private final String continuingPrefix;
  private final List<Leaders.Leader> leaders;

  /**
   * Makes a classifier.
   *
   * @param encoder gives the ids of a text
   * @param byteLevel whether tokens are spelt in visible bytes
   * @param continuingPrefix what WordPiece tokens within a word begin with; empty for other models
   */
  TokenClassifier(
      TokenInventory inventory,
      TokenDecoder decoder,
      Function<String, int[]> encoder,
      boolean byteLevel,
      String continuingPrefix) {
    this.inventory = inventory;
    this.decoder = decoder;
    this.encoder = encoder;
    this.byteLevel = byteLevel;
    this.continuingPrefix = continuingPrefix;
    Leaders candidates = new Leaders(inventory, decoder, encoder);
    this.leaders = continuingPrefix.isEmpty() ? candidates.behindSpace() : candidates.withinWord();
  }

  TokenEntry classify(int id, String token) {
    String text = decoder.decode(List.of(token));
    boolean reachable = isOnly(id, encoder.apply(text));
    for (Leaders.Leader leader : hasLeaders(token) ? leaders : List.<Leaders.Leader>of()) {
      String both = decoder.decode(List.of(leader.token(), token));
      if (both.startsWith(leader.text())) {
        text = both.substring(leader.text().length());
        reachable = reachable || Arrays.equals(encoder.apply(both), new int[] {leader.id(), id});
      }
    }
    return new TokenEntry(id, token, text, classOf(token, text, reachable));
  }

  /** Whether {@code token} is tried behind leaders: of WordPiece only those within a word. */
  private boolean hasLeaders(String token) {
    return token.startsWith(continuingPrefix) && token.length() > continuingPrefix.length();
  }

  private static boolean isOnly(int id, int[] ids) {
    return ids.length == 1 && ids[0] == id;
  }

  private TokenClass classOf(String token, String text, boolean reachable) {
    if (inventory.special().contains(token) || isSpeltSpecial(token)) {
      return TokenClass.SPECIAL;
    }
    if (isSingleByte(token)) {
      return TokenClass.SINGLE_BYTE;
    }
    if (reachable) {
      return TokenClass.REACHABLE;
    }
    return text.indexOf('\uFFFD') >= 0 ? TokenClass.FRAGMENT : TokenClass.UNREACHABLE;
  }

  private static boolean isSpeltSpecial(String token) {
    return token.codePointCount(0, token.length()) >= 3
        && (token.charAt(0) == '<' || token.charAt(0) == '[')
        && (token.endsWith(">") || token.endsWith("]"))
        && !token.startsWith("<0x")
        && token.chars().anyMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  }

  private boolean isSingleByte(String token) {
    if (token.length() == 1) {
      char c = token.charAt(0);
      return byteLevel ? VisibleBytes.of(c) >= 0 : c < 0x80;
    }
    return token.length() == BYTE_SPELLING_LENGTH
        && !byteLevel
        && token.startsWith("<0x")
        && token.endsWith(">");
  }
}
