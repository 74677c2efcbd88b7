// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.reference.Probes;
import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import org.junit.jupiter.api.Test;

/**
 * Where the reference departs from Unicode or from common sense, and the engine with it, because
 * counts are those of the reference.
 */
class ReferenceFaultsTest {
  private static final String BYTES =
      "{\"type\":\"BPE\",\"unk_token\":\"?\",\"fuse_unk\":false,\"byte_fallback\":true,"
          + "\"vocab\":{\"?\":0,\"<0xC3>\":1,\"<0xA9>\":2},\"merges\":[]}";

  /** Its normalization tables are those of Unicode 9, while its regular expressions know 16. */
  @Test
  void doesNotComposeCharactersOfLaterVersions() {
    // U+11935 and U+11930 compose to U+11938 since Unicode 13.
    String parts = new String(new int[] {0x11935, 0x11930}, 0, 2);
    try (ReferenceTokenizer tokenizer = Probes.normalized("{\"type\":\"NFC\"}")) {
      assertThat(Probes.normalize(tokenizer, parts)).isEqualTo(parts);
    }
    assertThat(CharacterProperties.has(0x11930, CharacterProperties.COMPOSES_BACKWARD)).isFalse();
  }

  /** An unknown character waits for the next one and so comes behind the bytes that follow it. */
  @Test
  void putsUnknownTokensBehindByteTokens() {
    agree(Probes.json("null", "null", BYTES), "x\u00E9", 1, 2, 0);
  }

  /** Without an unknown token, byte-pair encoding drops what it does not know. */
  @Test
  void dropsUnknownCharactersWithoutAnUnknownToken() {
    String model = "{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[]}";
    agree(Probes.json("null", "null", model), "xaya", 0, 0);
  }

  /** The ids of added tokens in the file are ignored: new ones are numbered from the size up. */
  @Test
  void ignoresTheIdsOfAddedTokens() {
    String model = "{\"type\":\"BPE\",\"vocab\":{\"a\":7},\"merges\":[]}";
    String json =
        Probes.json("null", "null", model)
            .replace(
                "\"added_tokens\":[]",
                "\"added_tokens\":[{\"id\":99,\"content\":\"xy\",\"single_word\":false,"
                    + "\"lstrip\":false,\"rstrip\":false,\"normalized\":false,\"special\":true}]");
    agree(json, "axya", 7, 1, 7);
  }

  /** A token that takes the spaces behind it leaves them to a later token that begins with one. */
  @Test
  void countsSpacesOfOverlappingAddedTokensTwice() {
    String token =
        "{\"id\":0,\"content\":\"%s\",\"single_word\":false,\"lstrip\":false,\"rstrip\":%s,"
            + "\"normalized\":false,\"special\":true}";
    String tokens =
        String.format(token, "<a>", "true") + "," + String.format(token, " <b>", "false");
    String model = "{\"type\":\"BPE\",\"vocab\":{\"x\":0},\"merges\":[]}";
    String json =
        Probes.json("null", "null", model)
            .replace("\"added_tokens\":[]", "\"added_tokens\":[" + tokens + "]");
    agree(json, "<a> <b>x", 1, 2, 0);
  }

  private static void agree(String json, String text, int... ids) {
    try (Comparison comparison = new Comparison("fault", json)) {
      assertThat(comparison.reference.ids(text)).containsExactly(ids);
      comparison.compare(text);
      assertThat(comparison.firstMismatch).isNull();
    }
  }
}
