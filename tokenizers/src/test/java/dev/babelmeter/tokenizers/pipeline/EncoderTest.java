// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.tokenizers.reference.Probes;
import dev.babelmeter.tokenizers.regex.PatternBudgetException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncoderTest {
  private static final Map<String, String> CASES = ComponentCases.all();

  @Test
  void refusesLoneSurrogatesWithoutQuotingTheText() {
    Encoder encoder = encoder("Whitespace");
    assertThatThrownBy(() -> encoder.count("secret\uD800x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UTF-16 position 6")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> encoder.encode("\uDC00")).isInstanceOf(IllegalArgumentException.class);
    assertThat(encoder.count("still works")).isEqualTo(2);
  }

  @Test
  void countsUnknownAndByteFallbackTokens() {
    Encoder encoder = encoder("BPE unknown true");
    // é and ß have tokens for their bytes, x and y have none and are one unknown token.
    assertThat(encoder.count("hexy\u00E9\u00DF")).isEqualTo(6);
    assertThat(encoder.unknownTokens()).isEqualTo(1);
    assertThat(encoder.byteFallbackTokens()).isEqualTo(4);
    assertThat(encoder.count("")).isZero();
    assertThat(encoder.unknownTokens()).isZero();
  }

  @Test
  void takesSpecialTokensForTextWhenAsked() {
    Encoder encoder = encoder("added tokens 0");
    int asToken = encoder.count("a<s>");
    encoder.matchSpecialTokens(false);
    int asText = encoder.count("a<s>");
    // ▁a is four bytes; <s> is one special token or three bytes.
    assertThat(asToken).isEqualTo(5);
    assertThat(asText).isEqualTo(7);
  }

  @Test
  void givesUpOnPatternsThatAreNotLinear() {
    String slow = "{\"Regex\":\"\\\\s+$\"}";
    Encoder encoder =
        SharedData.pipeline(
                Probes.json(
                    "null",
                    ComponentCases.split(slow, "Isolated", false),
                    "{\"type\":\"WordLevel\",\"unk_token\":\"?\",\"vocab\":{\"?\":0}}"))
            .newEncoder();
    assertThat(encoder.count("a" + " ".repeat(100) + "b")).isEqualTo(1);
    assertThatThrownBy(() -> encoder.count("a" + " ".repeat(100_000) + "b"))
        .isInstanceOf(PatternBudgetException.class)
        .hasMessageContaining("reference");
    assertThat(encoder.count("a ")).isEqualTo(2);
  }

  @Test
  void tellsWhatTheNormalizerKeeps() {
    Pipeline nfc = SharedData.pipeline(CASES.getOrDefault("NFC", ""));
    assertThat(nfc.isKeptByNormalizer('a')).isTrue();
    assertThat(nfc.isKeptByNormalizer(0xE9)).isFalse();
    assertThat(nfc.isKeptByNormalizer(0x301)).isFalse();
    assertThat(nfc.isKeptByNormalizer(0x1161)).isFalse();
    Pipeline prepend = SharedData.pipeline(CASES.getOrDefault("Prepend", ""));
    assertThat(prepend.isKeptByNormalizer('a')).isFalse();
  }

  private static Encoder encoder(String name) {
    return SharedData.pipeline(CASES.getOrDefault(name, "")).newEncoder();
  }
}
