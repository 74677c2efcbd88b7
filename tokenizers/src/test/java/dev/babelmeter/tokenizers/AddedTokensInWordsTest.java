// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Added tokens within which a text is never cut, against the reference. */
class AddedTokensInWordsTest {
  private static final List<String> TEXTS =
      List.of("abc", "xabcx abc", "ab abcabc xab", "a\n\nb", "a \n\n b\n\n\n", "\n\n", "abca.abc");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"abc", "\\n\\n", "ca", "x"})
  void areFound(String added) throws IOException {
    String json =
        """
        {"version":"1.0","added_tokens":[{"id":400,"content":"%s","single_word":false,
        "lstrip":false,"rstrip":false,"normalized":false,"special":false}],"normalizer":null,
        "post_processor":null,"decoder":null,"pre_tokenizer":{"type":"ByteLevel",
        "add_prefix_space":false,"trim_offsets":false,"use_regex":true},"model":{"type":"BPE",
        "vocab":{"a":0,"b":1,"c":2,"x":3,"\u0120":4,"\u010a":5,".":6,"ab":7,"bc":8},
        "merges":["a b","b c"]}}"""
            .formatted(added);
    Path file = Files.writeString(folder.resolve("v.json"), json);
    try (VocabularySet set = Vocabularies.open(file.toString());
        ReferenceTokenizer reference = new ReferenceTokenizer(json)) {
      for (String text : TEXTS) {
        assertThat(Vocabularies.count(set, text).tokens(0))
            .as("'%s'", text)
            .isEqualTo(reference.encode(text).ids().length);
      }
    }
  }
}
