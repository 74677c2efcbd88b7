// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pattern that would not take linear time on a word: the reference counts the text. */
class SlowPatternTest {
  @TempDir private Path folder;

  @Test
  void leavesTheTextToTheReference() throws IOException {
    String json =
        """
        {"version":"1.0","added_tokens":[],"normalizer":null,"post_processor":null,"decoder":null,
        "pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"WhitespaceSplit"},
        {"type":"Split","pattern":{"Regex":"a+a+a+a+c"},"behavior":"Isolated",
        "invert":false}]},"model":{"type":"BPE","unk_token":"?","vocab":{"?":0,"a":1,"b":2,"c":3,
        " ":4,"ab":5},"merges":["a b"]}}""";
    Path file = Files.writeString(folder.resolve("v.json"), json);
    try (VocabularySet set = Vocabularies.open(file + ",cl100k_base");
        ReferenceTokenizer reference = new ReferenceTokenizer(json)) {
      TextCounter counter = set.newCounter();
      TokenCounts counts = new TokenCounts(set.size());
      for (String text : new String[] {"abc abab", "a".repeat(90) + " ab", "abc abab"}) {
        counter.count(text, counts);
        assertThat(counts.tokens(0)).isEqualTo(reference.encode(text).ids().length);
        assertThat(counts.tokens(1)).isPositive();
      }
    }
  }
}
