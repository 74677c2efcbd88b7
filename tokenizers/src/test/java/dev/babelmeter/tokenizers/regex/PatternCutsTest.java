// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts against matching whole texts and their parts, in texts of characters of every kind. */
class PatternCutsTest {
  private static final int[] CHARACTERS =
      "aAsSlLrRe\u017F1\u00BD' \t\n\r\u00A0.,/-_\u0301\u200D\u4F60\u0E01\u0E31\u01C5\u02B0\u00B0"
          .codePoints()
          .toArray();

  private static final String GPT2 =
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GPT2,
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+",
        "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*"
            + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+"
            + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+"
            + "|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*"
            + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        " ?[^(\\s|[.,!?\u2026])]+",
        "[\u4E00-\u9FA5\u3040-\u309F\u30A0-\u30FF]+",
        "\\p{N}{1,3}",
        "\\s+$",
        "a(?=1)|1(?!a)|[sS]+?",
        "(?>a|a1)|1",
        "a?+a|1{2}|[.,]{2,3}",
        " {2,}"
      })
  void keepTheMatchesOfBothParts(String source) {
    Pattern pattern = Patterns.regex(source);
    PatternCuts cuts = Patterns.regexCuts(source);
    Random random = new Random(source.hashCode());
    for (int n = 0; n < 20_000; n++) {
      int[] text = new int[2 + random.nextInt(7)];
      Arrays.setAll(text, i -> CHARACTERS[random.nextInt(CHARACTERS.length)]);
      List<Integer> whole = ends(pattern, text, 0, text.length);
      for (int at = 1; at < text.length; at++) {
        Cut cut = cuts.between(text[at - 1], text[at]);
        if (cut == Cut.NONE) {
          continue;
        }
        List<Integer> parts = ends(pattern, Arrays.copyOf(text, at), 0, at);
        int[] right = Arrays.copyOfRange(text, at, text.length);
        for (int end : ends(pattern, right, 0, right.length)) {
          parts.add(at + end);
        }
        if (cut == Cut.OPEN && !whole.contains(at)) {
          parts.remove((Integer) at);
        }
        assertThat(parts).as("%s cut at %s", Arrays.toString(text), at).isEqualTo(whole);
      }
    }
  }

  /** The ends of matches and of what lies between them. */
  private static List<Integer> ends(Pattern pattern, int[] text, int from, int to) {
    List<Integer> ends = new ArrayList<>();
    for (int at = from; at < to; ) {
      long match = pattern.find(text, from, to, at);
      if (match == Pattern.NO_MATCH) {
        ends.add(to);
        return ends;
      }
      if (Pattern.start(match) > at) {
        ends.add(Pattern.start(match));
      }
      at = Pattern.end(match);
      ends.add(at);
    }
    return ends;
  }

  /** Shared scans depend on these. */
  @ParameterizedTest
  @ValueSource(strings = {"a ", "\u4F60 ", ". ", "1 ", "a.", "a1", "1a", "1.", "a\n", "\u0301 "})
  void divideWordsInTheCommonPatterns(String pair) {
    assertThat(Patterns.regexCuts(GPT2).between(pair.codePointAt(0), pair.codePointAt(1)))
        .isEqualTo(Cut.ALWAYS);
  }
}
