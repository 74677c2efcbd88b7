// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteSpellingsTest {
  @TempDir private Path folder;

  private static String spelt(TokenizerSource source, String text) {
    ByteSpellings spellings = ByteSpellings.of(source);
    try (VocabularySet vocabulary = VocabularySet.open(source)) {
      return Arrays.stream(vocabulary.newCounter().encode(text, 0).ids())
          .mapToObj(spellings::of)
          .collect(Collectors.joining("|"));
    }
  }

  private static TokenizerSource source(String spec) {
    return new TokenizerSources(HubConfig.fromEnvironment())
        .read(VocabularySpec.parseList(spec).get(0));
  }

  @Test
  void byteLevelTokensAreAsTheyAre() {
    assertThat(spelt(source("r50k_base"), "a café\n"))
        .isEqualTo("a|Ġcafé".replace("é", "Ã©") + "|Ċ");
  }

  @Test
  void wordPieceGetsSpacesBeforeWords() {
    TokenizerSource bert = source("bert-base-uncased");
    assertThat(spelt(bert, "embeddings 日")).isEqualTo("Ġem|bed|ding|s|Ġæ" + "Ĺ¥");
    ByteSpellings spellings = ByteSpellings.of(bert);
    assertThat(spellings.isSpecial("[CLS]")).isTrue();
    assertThat(spellings.isSpecial("[UNK]")).isTrue();
    assertThat(spellings.isSpecial("Ġem")).isFalse();
    assertThat(spellings.isToken("bed")).isTrue();
    assertThat(spellings.isToken("##bed")).isFalse();
  }

  @Test
  void sentencePieceHasSpacesAndBytes() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("tokenizer.json"),
            """
            {"version": "1.0", "truncation": null, "padding": null,
             "added_tokens": [{"id": 0, "content": "<unk>", "single_word": false, "lstrip": false,
               "rstrip": false, "normalized": false, "special": true}],
             "normalizer": {"type": "Sequence", "normalizers": [
               {"type": "Prepend", "prepend": "▁"},
               {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
             "pre_tokenizer": null, "post_processor": null, "decoder": null,
             "model": {"type": "BPE", "dropout": null, "unk_token": "<unk>",
               "continuing_subword_prefix": null, "end_of_word_suffix": null, "fuse_unk": true,
               "byte_fallback": true, "merges": ["▁ a"],
               "vocab": {"<unk>": 0, "<0xC3>": 1, "<0xA9>": 2, "▁": 3, "a": 4, "▁a": 5}}}
            """);
    assertThat(spelt(source(file.toString()), "aa é")).isEqualTo("Ġa|a|Ġ|Ã|©");
  }
}
