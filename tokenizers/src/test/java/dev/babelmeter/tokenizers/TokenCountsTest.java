// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts against their definitions, applied to ids and offsets by brute force. */
class TokenCountsTest {
  /** Ids of the unknown tokens that text can become. */
  private static final Map<String, Integer> UNKNOWN = Map.of("t5small", 2, "bert_cased", 100);

  /** Llama 2 and Phi 3 have {@code <0x00>} to {@code <0xFF>} at 3 to 258. */
  private static final Set<String> BYTE_FALLBACK = Set.of("llama2", "phi3");

  private static final List<String> TRICKY =
      List.of(
          "",
          " \n ",
          "a",
          "caf\u00E9 cafe\u0301 re\u0301sume\u0301 x\u0301",
          "\uFB01n \u00BD \u2167 \u3392 \u1E9E \u0130stanbul",
          "  two  spaces\u00A0no\u2003em\u3000ideographic\u0085nel\u001Cfs ",
          "one\r\ntwo\n\n\nthree",
          "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69 \uD835\uDC9C",
          "a\0b c\0 \0",
          "\u0E20\u0E32\u0E29\u0E32 \u0E44\u0E17\u0E22 \u4F60\u597D \u4E16\u754C",
          "\u16A0\u16A1 \u16A0",
          "the of <unk> and [UNK] in <0x41> <|endoftext|> x</s>y",
          "don't (stop) well-known e.g. 3.14 100% #tag");

  static List<String> vocabularies() {
    return SharedData.VOCABULARIES;
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void equalTheirDefinitions(String name) {
    List<String> texts = new ArrayList<>(TRICKY);
    texts.addAll(SharedData.sample("udhr", 400));
    try (VocabularySet set = Vocabularies.openShared(List.of(name))) {
      TextCounter counter = set.newCounter();
      TokenCounts counts = new TokenCounts(1);
      for (String text : texts) {
        counter.count(text, counts);
        TokenSequence tokens = counter.encode(text, 0);
        assertThat(counts.tokens(0)).isEqualTo(tokens.size());
        assertThat(counts.singleTokenWords(0))
            .as(text)
            .isEqualTo(wordsOfOneToken(name, text, tokens));
        assertThat(counts.unknownTokens(0)).as(text).isEqualTo(unknown(name, text, tokens));
        assertThat(counts.byteFallbackTokens(0)).as(text).isEqualTo(byteFallback(name, tokens));
      }
    }
  }

  private static long wordsOfOneToken(String name, String text, TokenSequence tokens) {
    int[] characters = text.codePoints().toArray();
    long count = 0;
    int start = 0;
    while (start < characters.length) {
      int end = start;
      while (end < characters.length && !isPythonSpace(characters[end])) {
        end++;
      }
      if (end > start && isOneToken(name, text, tokens, start, end)) {
        count++;
      }
      start = end + 1;
    }
    return count;
  }

  private static boolean isOneToken(
      String name, String text, TokenSequence tokens, int start, int end) {
    int touching = 0;
    boolean alone = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (Math.max(tokens.starts()[i], start) < Math.min(tokens.ends()[i], end)) {
        touching++;
        alone =
            !isUnknown(name, text, tokens, i)
                && isSpace(text, tokens.starts()[i], start)
                && isSpace(text, end, tokens.ends()[i]);
      }
    }
    return touching == 1 && alone;
  }

  private static boolean isSpace(String text, int from, int to) {
    return text.codePoints()
        .skip(from)
        .limit(Math.max(0, to - from))
        .allMatch(TokenCountsTest::isPythonSpace);
  }

  /** The characters at which Python 3.12 divides in {@code str.split()}. */
  private static boolean isPythonSpace(int c) {
    return "\t\n\u000B\f\r\u001C\u001D\u001E\u001F \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000"
            .indexOf(c)
        >= 0;
  }

  private static long unknown(String name, String text, TokenSequence tokens) {
    if (!UNKNOWN.containsKey(name)) {
      return TokenCounts.NOT_APPLICABLE;
    }
    long count = 0;
    for (int i = 0; i < tokens.size(); i++) {
      count += isUnknown(name, text, tokens, i) ? 1 : 0;
    }
    return count;
  }

  private static boolean isUnknown(String name, String text, TokenSequence tokens, int i) {
    int from = text.offsetByCodePoints(0, tokens.starts()[i]);
    int to = text.offsetByCodePoints(0, tokens.ends()[i]);
    String covered = text.substring(from, to);
    return UNKNOWN.containsKey(name)
        && tokens.ids()[i] == UNKNOWN.get(name)
        && !Set.of("<unk>", "[UNK]").contains(covered.strip());
  }

  private static long byteFallback(String name, TokenSequence tokens) {
    if (!BYTE_FALLBACK.contains(name)) {
      return TokenCounts.NOT_APPLICABLE;
    }
    long count = 0;
    for (int id : tokens.ids()) {
      count += id >= 3 && id <= 258 ? 1 : 0;
    }
    return count;
  }
}
