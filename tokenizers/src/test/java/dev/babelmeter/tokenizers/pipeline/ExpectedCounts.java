// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What {@link TokenCounts} promises of a text under one shared vocabulary, by brute force from the
 * ids and offsets of its tokens. It shares no code with what counts in production: its special
 * tokens and its white space are written down here.
 */
final class ExpectedCounts {
  /** Ids of the unknown tokens that text can become. */
  private static final Map<String, Integer> UNKNOWN = Map.of("t5small", 2, "bert_cased", 100);

  /** Llama 2 and Phi 3 have {@code <0x00>} to {@code <0xFF>} at 3 to 258. */
  private static final Set<String> BYTE_FALLBACK = Set.of("llama2", "phi3");

  /** The characters at which Python 3.12 divides in {@code str.split()}. */
  private static final String PYTHON_SPACES =
      "\t\n\u000B\f\r\u001C\u001D\u001E\u001F \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004"
          + "\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

  private static final int NO_TOKEN = -1;
  private static final int SEVERAL_TOKENS = -2;

  private final String name;
  private int[] characters = new int[0];

  /** For each character the one token that holds it, {@link #NO_TOKEN} or several. */
  private int[] owners = new int[0];

  ExpectedCounts(String name) {
    this.name = name;
  }

  /** Whether text can become this vocabulary's unknown token. */
  boolean hasUnknown() {
    return UNKNOWN.containsKey(name);
  }

  /** Whether this vocabulary spells unknown characters in bytes. */
  boolean hasByteFallback() {
    return BYTE_FALLBACK.contains(name);
  }

  /** Words of {@code text} that one token covers alone. */
  long singleTokenWords(String text, TokenSequence tokens) {
    characters = text.codePoints().toArray();
    owners = new int[characters.length];
    Arrays.fill(owners, NO_TOKEN);
    for (int token = 0; token < tokens.size(); token++) {
      for (int i = tokens.starts()[token]; i < tokens.ends()[token]; i++) {
        owners[i] = owners[i] == NO_TOKEN ? token : SEVERAL_TOKENS;
      }
    }
    long count = 0;
    for (int start = 0; start < characters.length; start++) {
      int end = start;
      while (end < characters.length && !isSpace(end)) {
        end++;
      }
      if (end > start && isOneToken(tokens, start, end)) {
        count++;
      }
      start = end;
    }
    return count;
  }

  private boolean isOneToken(TokenSequence tokens, int start, int end) {
    int token = NO_TOKEN;
    for (int i = start; i < end; i++) {
      if (owners[i] == SEVERAL_TOKENS
          || (owners[i] != NO_TOKEN && token != NO_TOKEN && owners[i] != token)) {
        return false;
      }
      token = owners[i] == NO_TOKEN ? token : owners[i];
    }
    return token != NO_TOKEN
        && isOnlySpace(tokens.starts()[token], start)
        && isOnlySpace(end, tokens.ends()[token])
        && !isUnknown(tokens, token);
  }

  private boolean isOnlySpace(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isSpace(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSpace(int index) {
    return PYTHON_SPACES.indexOf(characters[index]) >= 0;
  }

  /** Whether a token stands for unknown text, and not for the unknown token written out. */
  private boolean isUnknown(TokenSequence tokens, int token) {
    Integer unknown = UNKNOWN.get(name);
    if (unknown == null || tokens.ids()[token] != unknown) {
      return false;
    }
    int start = tokens.starts()[token];
    String covered = new String(characters, start, tokens.ends()[token] - start);
    return !Set.of("<unk>", "[UNK]").contains(covered.strip());
  }
}
