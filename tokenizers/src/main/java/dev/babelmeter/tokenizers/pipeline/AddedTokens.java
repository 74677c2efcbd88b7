// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.AddedTokenSpec;
import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import java.util.List;

/**
 * Finds added tokens in a text: of all that begin leftmost the longest, then on from its end. What
 * {@code lstrip} and {@code rstrip} take does not move that end.
 */
public final class AddedTokens {
  private final CodePointTrie trie;
  private final List<Token> tokens;

  /** An added token with its id. */
  public record Token(AddedTokenSpec spec, int id) {}

  /** Looks for {@code tokens}, each by the text at its index of {@code trie}'s values. */
  AddedTokens(CodePointTrie trie, List<Token> tokens) {
    this.trie = trie;
    this.tokens = tokens;
  }

  /** The tokens, of equal texts the first. */
  List<Token> tokens() {
    return tokens;
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** Whether a token may begin with {@code codePoint}. */
  boolean mayBegin(int codePoint) {
    return trie.child(CodePointTrie.ROOT, codePoint) != CodePointTrie.ABSENT;
  }

  /**
   * Adds to {@code out} the pieces and tokens of the code points {@code [from, to)} of its text.
   *
   * @param matchSpecial whether special tokens count as tokens rather than text
   */
  void split(int from, int to, boolean beginning, boolean matchSpecial, Pieces out) {
    int[] text = out.text.text;
    int done = from;
    for (int at = from; at < to; ) {
      int index = CodePointTrie.ABSENT;
      int end = at;
      if (mayBegin(text[at])) {
        int node = CodePointTrie.ROOT;
        for (int i = at; i < to; ) {
          node = trie.child(node, text[i++]);
          if (node == CodePointTrie.ABSENT) {
            break;
          }
          if (trie.value(node) != CodePointTrie.ABSENT) {
            index = trie.value(node);
            end = i;
          }
        }
      }
      if (index == CodePointTrie.ABSENT) {
        at++;
        continue;
      }
      Token token = tokens.get(index);
      if ((matchSpecial || !token.spec().special())
          && stands(token.spec(), text, from, to, at, end)) {
        int start = token.spec().lstrip() ? Math.max(done, spacesBefore(text, from, at)) : at;
        int stop = token.spec().rstrip() ? spacesAfter(text, end, to) : end;
        if (done < start) {
          out.cut(done, start, Pieces.NO_TOKEN, from, beginning);
        }
        out.cut(start, stop, token.id(), from, beginning);
        done = stop;
      }
      at = end;
    }
    out.cut(done, Math.max(done, to), Pieces.NO_TOKEN, from, beginning);
  }

  private static boolean stands(
      AddedTokenSpec token, int[] text, int from, int to, int start, int end) {
    return !token.singleWord()
        || ((start == from || !isWord(text[start - 1])) && (end == to || !isWord(text[end])));
  }

  private static int spacesBefore(int[] text, int from, int end) {
    int start = end;
    while (start > from && isSpace(text[start - 1])) {
      start--;
    }
    return start;
  }

  private static int spacesAfter(int[] text, int start, int to) {
    int end = start;
    while (end < to && isSpace(text[end])) {
      end++;
    }
    return end;
  }

  private static boolean isWord(int c) {
    return CharacterProperties.has(c, CharacterProperties.RUST_WORD);
  }

  private static boolean isSpace(int c) {
    return CharacterProperties.has(c, CharacterProperties.RUST_SPACE);
  }
}
