// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.babelmeter.tokenizers.ModelTokenizer;
import dev.babelmeter.worker.encoder.Truncation.Side;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TruncationTest {
  private static final String TEXT =
      "The quick brown fox jumps over the lazy dog, unbelievably often. [SEP] Again and again!";

  @BeforeAll
  static void keepDjlOffline() {
    System.setProperty("ai.djl.offline", "true");
  }

  /** HuggingFace's own truncation, through DJL. */
  @Test
  void cutsAsTheReferenceDoes() throws IOException {
    EncoderSource source = Encoders.builtIn();
    try (ModelTokenizer tokenizer = ModelTokenizer.open(source.tokenizer())) {
      for (int maxTokens = 3; maxTokens < 30; maxTokens++) {
        TextTokens cut = Truncation.cut(tokenizer.encode(TEXT), maxTokens, Side.RIGHT);
        Encoding expected = reference(maxTokens);
        assertThat(cut.ids()).isEqualTo(expected.getIds());
        assertThat(cut.typeIds()).isEqualTo(expected.getTypeIds());
        assertThat(cut.isTruncated()).isEqualTo(expected.exceedMaxLength());
      }
    }
  }

  private static Encoding reference(int maxTokens) throws IOException {
    try (InputStream json =
            TruncationTest.class.getResourceAsStream("/all-minilm-l6-v2-tokenizer.json");
        HuggingFaceTokenizer tokenizer =
            HuggingFaceTokenizer.newInstance(
                json,
                Map.of(
                    "padding", "false",
                    "truncation", "true",
                    "maxLength", Integer.toString(maxTokens)))) {
      return tokenizer.encode(TEXT);
    }
  }

  @Test
  void cutsTheBeginning() {
    try (ModelTokenizer tokenizer = ModelTokenizer.open(Encoders.builtIn().tokenizer())) {
      // [CLS] the quick brown fox [SEP]
      TextTokens cut = Truncation.cut(tokenizer.encode("the quick brown fox"), 4, Side.LEFT);
      assertThat(cut.ids()).containsExactly(101, 2829, 4419, 102);
      assertThat(cut.whole()).isEqualTo(6);
      assertThat(Truncation.cut(tokenizer.encode("fox"), 3, Side.LEFT).isTruncated()).isFalse();
    }
  }
}
