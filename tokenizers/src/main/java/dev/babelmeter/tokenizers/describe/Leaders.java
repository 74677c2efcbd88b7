// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

import dev.babelmeter.tokenizers.decode.TokenDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Tokens that may stand before a token under test, so that the beginning of a text, where
 * vocabularies put or drop a space, does not decide.
 */
final class Leaders {
  /** A token in front: its id and spelling, and the text that becomes it alone. */
  record Leader(int id, String token, String text) {}

  /** As Magikarp tries them, then others for vocabularies that have no token for either. */
  private static final List<String> CANDIDATES = List.of("«", "»", "§", "|", "*", "=", ":");

  private static final String SPACES = " \u2581_\u0120";

  private final TokenInventory inventory;
  private final TokenDecoder decoder;
  private final Function<String, int[]> encoder;

  Leaders(TokenInventory inventory, TokenDecoder decoder, Function<String, int[]> encoder) {
    this.inventory = inventory;
    this.decoder = decoder;
    this.encoder = encoder;
  }

  /** Those for a vocabulary that puts a space in front of a text; none for any other. */
  List<Leader> behindSpace() {
    int[] ids = encoder.apply("test");
    String first = ids.length == 0 ? "" : inventory.tokens().getOrDefault(ids[0], "");
    if (first.isEmpty() || SPACES.indexOf(first.charAt(0)) < 0) {
      return List.of();
    }
    List<Leader> leaders = new ArrayList<>();
    for (String text : CANDIDATES) {
      add(text, leaders);
    }
    return leaders;
  }

  /**
   * One for the tokens within a word of WordPiece: a letter that begins no longer token, because
   * the longest match would take what follows with it.
   */
  List<Leader> withinWord() {
    Set<String> begins = new HashSet<>();
    for (String token : inventory.tokens().values()) {
      int first = token.isEmpty() ? 0 : Character.charCount(token.codePointAt(0));
      if (token.length() > first) {
        begins.add(token.substring(0, first));
      }
    }
    List<Leader> leaders = new ArrayList<>();
    for (Map.Entry<Integer, String> token : inventory.tokens().entrySet()) {
      String text = token.getValue();
      boolean isLetter = !text.isEmpty() && Character.isAlphabetic(text.codePointAt(0));
      if (isLetter && !begins.contains(text) && text.codePointCount(0, text.length()) == 1) {
        add(text, leaders);
        if (!leaders.isEmpty()) {
          break;
        }
      }
    }
    return leaders;
  }

  private void add(String text, List<Leader> leaders) {
    int[] ids = encoder.apply(text);
    String token = ids.length == 1 ? inventory.tokens().get(ids[0]) : null;
    if (token != null && decoder.decode(List.of(token)).equals(text)) {
      leaders.add(new Leader(ids[0], token, text));
    }
  }
}
