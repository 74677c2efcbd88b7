// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.reports.SharedFiles;
import dev.babelmeter.reports.Table;
import dev.babelmeter.reports.TinyTokenizers;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTokensTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "word,LETTERS,Latin,4,false",
        " word,LETTERS,Latin,4,true",
        "हिन्दी,LETTERS,Devanagari,6,false",
        "ラー,LETTERS,Katakana,2,false",
        "aж,LETTERS,several,2,false",
        "123,DIGITS,none,3,false",
        "٣٤,DIGITS,none,2,false",
        " ,WHITE_SPACE,none,1,false",
        "  ,WHITE_SPACE,none,1,true",
        "—,SYMBOLS,none,1,false",
        " - ,SYMBOLS,none,2,true",
        "a-b,MIXED,Latin,3,false",
        "x1,MIXED,Latin,2,false",
        "a\u0001,UNASSIGNED,Latin,2,false",
        "\uE000,UNASSIGNED,none,1,false",
        "😀,SYMBOLS,none,1,false"
      })
  void saysWhatATextIsMadeOf(
      String text, TokenKind kind, String script, int length, boolean spacePrefixed) {
    Token token = TokenReader.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(token.kind()).isEqualTo(kind);
    assertThat(token.script()).isEqualTo(script);
    assertThat(token.length()).isEqualTo(length);
    assertThat(token.spacePrefixed()).isEqualTo(spacePrefixed);
  }

  /** Ã© is é, Ã its first byte, and âĤ the first two bytes of €. */
  @Test
  void readsByteLevelTokens() {
    VocabularyTokens bytes =
        tokens(
            TinyTokenizers.source(
                "bytes",
                Map.of("type", "BPE", "vocab", TinyTokenizers.ids("Ġthe", "Ã©", "Ã", "âĤ", "A")),
                List.of("<|endoftext|>")));
    assertThat(kinds(bytes))
        .isEqualTo(
            Map.of(
                TokenKind.LETTERS, 3L,
                TokenKind.BYTE, 1L,
                TokenKind.FRAGMENT, 1L,
                TokenKind.SPECIAL, 1L));
    assertThat(bytes.tokens().stream().filter(Token::isText).map(Token::text))
        .containsExactlyInAnyOrder("the", "é", "A");
  }

  @Test
  void readsEveryFamilyAsTheSameText() {
    VocabularyTokens bytes =
        tokens(
            TinyTokenizers.source(
                "bytes",
                Map.of("type", "BPE", "vocab", TinyTokenizers.ids("Ġthe", "ing", "Ã")),
                List.of()));
    VocabularyTokens pieces = tokens(TinyTokenizers.unigram("▁the", "ing", "<unk>"));
    VocabularyTokens words = tokens(TinyTokenizers.wordPiece("the", "##ing", "[UNK]", "[unused1]"));
    VocabularyTokens fallback =
        tokens(
            TinyTokenizers.source(
                "fallback",
                Map.of(
                    "type",
                    "BPE",
                    "byte_fallback",
                    true,
                    "vocab",
                    TinyTokenizers.ids("▁the", "<0xC3>", "<0x41>")),
                List.of()));
    assertThat(bytes.keys()).contains(" the", "ing", "\u00C3");
    assertThat(pieces.keys()).contains(" the", "ing");
    assertThat(words.keys()).containsExactlyInAnyOrder(" the", "ing");
    assertThat(fallback.keys()).containsExactlyInAnyOrder(" the", "\u00C3", "A");
    assertThat(kinds(fallback)).containsEntry(TokenKind.BYTE, 2L);
    assertThat(kinds(words)).containsEntry(TokenKind.SPECIAL, 2L);
  }

  /** By hand: {a, b, c}, {b, c, d} and {c, e}. */
  @Test
  void overlapByHand() {
    Overlap overlap = new Overlap(List.of(of("x", "abc"), of("y", "bcd"), of("z", "ce")));
    assertThat(overlap.shares())
        .containsExactly(
            new Overlap.Share("x", 3, 1, 1, 3),
            new Overlap.Share("y", 3, 1, 1, 4),
            new Overlap.Share("z", 2, 1, 1, 5));
    assertThat(overlap.jaccard())
        .isEqualTo(
            List.of(List.of(1.0, 0.5, 0.25), List.of(0.5, 1.0, 0.25), List.of(0.25, 0.25, 1.0)));
    assertThat(TokenTables.jaccard(overlap).columns()).containsExactly("vocabulary", "x", "y", "z");
  }

  @Test
  void languagesAddUpToAHundred() {
    VocabularyTokens tokens = tokens(TinyTokenizers.unigram("▁да", "нет", "ж", "yes", "ещё"));
    LanguageMap map =
        new LanguageMap(
            "Cyrillic",
            Map.of(" да", List.of("ru", "bg"), "нет", List.of("ru"), "ж", List.of("kk")));
    Table table = TokenTables.languages(List.of(tokens), List.of(map));
    // Of three known tokens half of one, one, and one and a half; four are in the script.
    assertThat(table.rows())
        .containsExactly(
            List.of("unigram", "Cyrillic", "bg", 50 / 3.0, 3L, 4L),
            List.of("unigram", "Cyrillic", "kk", 100 / 3.0, 3L, 4L),
            List.of("unigram", "Cyrillic", "ru", 150 / 3.0, 3L, 4L));
  }

  /**
   * GPT-2's 216 fragments are published (Land and Bartolo 2024, "Fishing for Magikarp"); of its 256
   * bytes the 128 outside ASCII are no characters.
   */
  @Test
  void countsThePublishedFragments() {
    VocabularyTokens gpt2 = tokens(SharedFiles.vocabulary("gpt2"));
    assertThat(kinds(gpt2))
        .containsEntry(TokenKind.FRAGMENT, 216L)
        .containsEntry(TokenKind.BYTE, 128L)
        .containsEntry(TokenKind.SPECIAL, 1L);
    assertThat(gpt2.tokens()).hasSize(50_257);
    Table kinds = TokenTables.kinds(List.of(gpt2));
    long sum = 0;
    for (TokenKind kind : TokenKind.values()) {
      sum += (long) kinds.column(kind.label()).get(0);
    }
    assertThat(sum).isEqualTo(50_257);
    double percents =
        TokenTables.scripts(List.of(gpt2)).column("percent_of_vocabulary").stream()
            .mapToDouble(cell -> (double) cell)
            .sum();
    assertThat(percents).isCloseTo(100, within(1e-9));
    long lengths =
        TokenTables.lengths(List.of(gpt2)).column("tokens").stream()
            .mapToLong(cell -> (long) cell)
            .sum();
    assertThat(lengths).isEqualTo(50_256);
  }

  private static Map<TokenKind, Long> kinds(VocabularyTokens tokens) {
    return tokens.tokens().stream()
        .collect(Collectors.groupingBy(Token::kind, TreeMap::new, Collectors.counting()));
  }

  private static VocabularyTokens tokens(TokenizerSource source) {
    return VocabularyTokens.of(source.name(), TokenizerContent.read(source));
  }

  private static VocabularyTokens of(String name, String letters) {
    Set<Token> tokens =
        letters
            .chars()
            .mapToObj(c -> TokenReader.read(new byte[] {(byte) c}))
            .collect(Collectors.toSet());
    return new VocabularyTokens(name, "BPE", List.copyOf(tokens));
  }
}
