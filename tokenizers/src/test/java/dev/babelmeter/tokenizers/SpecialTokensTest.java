// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unknown and byte-fallback tokens of small vocabularies made for the purpose. */
class SpecialTokensTest {
  private static final String BYTE_LEVEL =
      "\"pre_tokenizer\": {\"type\": \"ByteLevel\", \"add_prefix_space\": false,"
          + " \"trim_offsets\": false, \"use_regex\": true}";

  @TempDir private Path folder;

  private VocabularySet bpe(String rest, String modelFields, String vocab) {
    return Vocabularies.openJson(
        folder,
        "{\"version\": \"1.0\", "
            + rest
            + "\"model\": {\"type\": \"BPE\", "
            + modelFields
            + "\"vocab\": {"
            + vocab
            + "}, \"merges\": []}}");
  }

  /** All bytes of UTF-8 spelled as {@code <0xNN>}, from id 10 on. */
  private static String byteTokens() {
    return IntStream.range(0, 256)
        .mapToObj(value -> String.format("\"<0x%02X>\": %d", value, value + 10))
        .collect(Collectors.joining(","));
  }

  private static String byteLevelAlphabet(int... left) {
    return IntStream.range(0, 256)
        .filter(value -> IntStream.of(left).noneMatch(other -> other == value))
        .mapToObj(value -> "\"" + escaped(ByteAlphabet.character(value)) + "\": " + (value + 10))
        .collect(Collectors.joining(","));
  }

  private static String escaped(char c) {
    return c == '"' || c == '\\' ? "\\" + c : String.valueOf(c);
  }

  @Test
  void countsCharactersThatBecomeTheUnknownToken() {
    try (VocabularySet set = bpe("", "\"unk_token\": \"?\",", "\"?\": 0, \"a\": 1, \" \": 2")) {
      TokenCounts counts = Vocabularies.count(set, "a bxa \uD83D\uDE00");
      assertThat(counts.tokens(0)).isEqualTo(7);
      assertThat(counts.unknownTokens(0)).isEqualTo(3);
      assertThat(counts.byteFallbackTokens(0)).isEqualTo(TokenCounts.NOT_APPLICABLE);
      assertThat(counts.singleTokenWords(0)).isEqualTo(1);
      assertThat(set.descriptions().get(0).hasUnknownToken()).isTrue();
    }
  }

  @Test
  void countsAFusedUnknownTokenOnce() {
    try (VocabularySet set =
        bpe("", "\"unk_token\": \"?\", \"fuse_unk\": true,", "\"?\": 0, \"a\": 1")) {
      TokenCounts counts = Vocabularies.count(set, "axyza");
      assertThat(counts.tokens(0)).isEqualTo(3);
      assertThat(counts.unknownTokens(0)).isEqualTo(1);
    }
  }

  @Test
  void hasNoUnknownTokensWithoutSuchAToken() {
    try (VocabularySet set = bpe("", "", "\"a\": 1")) {
      TokenCounts counts = Vocabularies.count(set, "axa");
      assertThat(counts.tokens(0)).isEqualTo(2);
      assertThat(counts.unknownTokens(0)).isEqualTo(TokenCounts.NOT_APPLICABLE);
    }
  }

  @Test
  void hasNoUnknownTokensWhenEveryByteHasAToken() {
    String unknown = "\"unk_token\": \"<unk>\",";
    try (VocabularySet byteLevel =
            bpe(BYTE_LEVEL + ",", unknown, "\"<unk>\": 0," + byteLevelAlphabet(0xC0, 0xFF));
        VocabularySet fallback =
            bpe("", unknown + "\"byte_fallback\": true,", "\"<unk>\": 0," + byteTokens())) {
      assertThat(byteLevel.descriptions().get(0).hasUnknownToken()).isFalse();
      assertThat(fallback.descriptions().get(0).hasUnknownToken()).isFalse();
      assertThat(Vocabularies.count(byteLevel, "\uD83D\uDE00").tokens(0)).isEqualTo(4);
      TokenCounts counts = Vocabularies.count(fallback, "\uD83D\uDE00");
      assertThat(counts.unknownTokens(0)).isEqualTo(TokenCounts.NOT_APPLICABLE);
      assertThat(counts.byteFallbackTokens(0)).isEqualTo(4);
    }
  }

  @Test
  void hasUnknownTokensWhenAByteOfUtf8HasNone() {
    try (VocabularySet set =
        bpe(
            BYTE_LEVEL + ",",
            "\"unk_token\": \"<unk>\",",
            "\"<unk>\": 0," + byteLevelAlphabet(0xF0))) {
      assertThat(Vocabularies.count(set, "\uD83D\uDE00").unknownTokens(0)).isEqualTo(1);
      assertThat(Vocabularies.count(set, "\u00E9").unknownTokens(0)).isZero();
    }
  }

  @Test
  void takesNoLiteralForAnUnknownToken() {
    String added =
        "\"added_tokens\": [{\"id\": 0, \"content\": \"<unk>\", \"single_word\": false,"
            + " \"lstrip\": true, \"rstrip\": false, \"normalized\": false, \"special\": true}],";
    try (VocabularySet set =
        bpe(added, "\"unk_token\": \"<unk>\",", "\"<unk>\": 0, \"a\": 1, \" \": 2")) {
      assertThat(Vocabularies.ids(set, "a <unk>x")).containsExactly(1, 0, 0);
      TokenCounts counts = Vocabularies.count(set, "a <unk>x");
      assertThat(counts.unknownTokens(0)).isEqualTo(1);
      assertThat(Vocabularies.count(set, "<unk> a").singleTokenWords(0)).isEqualTo(2);
    }
  }

  @Test
  void takesNoLiteralForByteFallback() {
    String added =
        "\"added_tokens\": [{\"id\": 75, \"content\": \"<0x41>\", \"single_word\": false,"
            + " \"lstrip\": false, \"rstrip\": false, \"normalized\": false, \"special\": false}],";
    String fallback = "\"byte_fallback\": true,";
    try (VocabularySet matched = bpe(added, fallback, "\"-\": 1," + byteTokens());
        VocabularySet spelled = bpe("", fallback, "\"-\": 1," + byteTokens())) {
      assertThat(Vocabularies.ids(matched, "-<0x41>A")).containsExactly(1, 75, 75);
      assertThat(Vocabularies.count(matched, "-<0x41>A").byteFallbackTokens(0)).isEqualTo(1);
      assertThat(Vocabularies.count(spelled, "-<0x41>A").byteFallbackTokens(0)).isEqualTo(7);
    }
  }

  /** Unigram matches a piece {@code <0x41>} in text like any other piece. */
  @Test
  void takesNoPieceOfUnigramForByteFallback() {
    String pieces =
        IntStream.range(0, 256)
            .mapToObj(value -> String.format("[\"<0x%02X>\", 0.0]", value))
            .collect(Collectors.joining(","));
    try (VocabularySet set =
        Vocabularies.openJson(
            folder,
            "{\"version\": \"1.0\", \"model\": {\"type\": \"Unigram\", \"unk_id\": 0,"
                + " \"byte_fallback\": true, \"vocab\": [[\"<unk>\", 0.0],"
                + pieces
                + "]}}")) {
      assertThat(Vocabularies.ids(set, "<0x41>A")).containsExactly(0x42, 0x42);
      assertThat(Vocabularies.count(set, "<0x41>A").byteFallbackTokens(0)).isEqualTo(1);
      assertThat(set.descriptions().get(0).hasUnknownToken()).isFalse();
    }
  }

  @Test
  void countsUnknownWordsOfWordLevelAndUnigram() {
    String wordLevel =
        "{\"version\": \"1.0\", \"pre_tokenizer\": {\"type\": \"Whitespace\"},"
            + " \"model\": {\"type\": \"WordLevel\", \"unk_token\": \"[UNK]\","
            + " \"vocab\": {\"[UNK]\": 0, \"hello\": 1}}}";
    String unigram =
        "{\"version\": \"1.0\", \"model\": {\"unk_id\": 1,"
            + " \"vocab\": [[\"a\", -1.0], [\"<unk>\", 0.0]]}}";
    try (VocabularySet words = Vocabularies.openJson(folder, wordLevel);
        VocabularySet pieces = Vocabularies.openJson(folder, unigram)) {
      TokenCounts counts = Vocabularies.count(words, "hello there");
      assertThat(counts.tokens(0)).isEqualTo(2);
      assertThat(counts.unknownTokens(0)).isEqualTo(1);
      assertThat(counts.singleTokenWords(0)).isEqualTo(1);
      assertThat(words.descriptions().get(0).family()).isEqualTo(VocabularyFamily.WORDLEVEL);
      assertThat(Vocabularies.count(pieces, "axya").unknownTokens(0)).isEqualTo(1);
      assertThat(pieces.descriptions().get(0).family()).isEqualTo(VocabularyFamily.UNIGRAM);
    }
  }

  /** A token across words, as SuperBPE has them, is the token of none. */
  @Test
  void countsNoWordOfATokenThatSpansTwo() {
    try (VocabularySet set =
        Vocabularies.openJson(
            folder,
            "{\"version\": \"1.0\", \"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0, \" \": 1,"
                + " \"b\": 2, \" b\": 3, \"a b\": 4}, \"merges\": [[\" \", \"b\"], [\"a\","
                + " \" b\"]]}}")) {
      assertThat(Vocabularies.ids(set, "a b b")).containsExactly(4, 3);
      assertThat(Vocabularies.count(set, "a b b").singleTokenWords(0)).isEqualTo(1);
    }
  }
}
