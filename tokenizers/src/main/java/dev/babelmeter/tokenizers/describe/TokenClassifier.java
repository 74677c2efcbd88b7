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
    List<Leaders.Leader> before = isWithinWord(token) || isFree() ? leaders : List.of();
    String alone = decoder.decode(List.of(token));
    String text = alone;
    boolean reachable = before.isEmpty() || isFree() ? isOnly(id, encoder.apply(alone)) : false;
    for (int i = before.size() - 1; i >= 0; i--) {
      Leaders.Leader leader = before.get(i);
      String both = decoder.decode(List.of(leader.token(), token));
      if (both.startsWith(leader.text())) {
        text = both.substring(leader.text().length());
        reachable = reachable || Arrays.equals(encoder.apply(both), new int[] {leader.id(), id});
      }
    }
    return new TokenEntry(id, token, text, classOf(token, text, reachable));
  }

  /** Whether leaders are for every token, as they are but for WordPiece. */
  private boolean isFree() {
    return continuingPrefix.isEmpty();
  }

  private boolean isWithinWord(String token) {
    return token.length() > continuingPrefix.length() && token.startsWith(continuingPrefix);
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
