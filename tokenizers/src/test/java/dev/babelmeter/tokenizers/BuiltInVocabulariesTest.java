// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInVocabulariesTest {
  private static final List<String> NAMES =
      List.of("r50k_base", "p50k_base", "cl100k_base", "o200k_base");

  private static VocabularySet vocabularies;
  private static List<Encoding> jtokkit;

  @BeforeAll
  static void open() {
    vocabularies = Vocabularies.open(String.join(",", NAMES) + ",bert-base-uncased");
    EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
    jtokkit = NAMES.stream().map(name -> registry.getEncoding(name).orElseThrow()).toList();
  }

  @AfterAll
  static void close() {
    vocabularies.close();
  }

  /** Every 150th paragraph and sentence; all 130,381 were compared once and were equal. */
  @Test
  void tokenisesAsJtokkitOnDeclarationsAndFlores() {
    List<String> texts = new ArrayList<>(SharedData.sample("udhr", 150));
    texts.addAll(SharedData.sample("flores200", 150));
    assertThat(texts).hasSizeGreaterThan(800);
    assertSameAsJtokkit(texts);
  }

  /** Runs of one character have the most ways to merge that tie. */
  @Test
  void tokenisesAsJtokkitOnRunsAndSpecialTokens() {
    Random random = new Random(20261101);
    List<String> texts = new ArrayList<>(List.of("", "<|endoftext|>", "a<|fim_prefix|>b"));
    for (int i = 0; i < 600; i++) {
      StringBuilder text = new StringBuilder();
      for (int runs = random.nextInt(4); runs >= 0; runs--) {
        String unit =
            switch (random.nextInt(4)) {
              case 0 -> Character.toString(' ' + random.nextInt(95));
              case 1 -> Character.toString(0xA0 + random.nextInt(0x2000));
              case 2 -> random.nextBoolean() ? " " : "\n";
              default ->
                  Character.toString('a' + random.nextInt(26))
                      + Character.toString('a' + random.nextInt(26));
            };
        text.append(unit.repeat(1 + random.nextInt(30)));
      }
      texts.add(text.toString());
    }
    assertSameAsJtokkit(texts);
  }

  private static void assertSameAsJtokkit(List<String> texts) {
    TextCounter counter = vocabularies.newCounter();
    for (String text : texts) {
      for (int v = 0; v < NAMES.size(); v++) {
        assertThat(counter.encode(text, v).ids())
            .as("%s on %s", NAMES.get(v), text)
            .isEqualTo(jtokkit.get(v).encodeOrdinary(text).toArray());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, gpt2", "2, cl100k", "3, o200k"})
  void tokenisesAsThePublishedTokenizerJson(int index, String name) {
    List<String> texts = SharedData.sample("udhr", 400);
    try (VocabularySet published = Vocabularies.openShared(List.of(name))) {
      TextCounter own = vocabularies.newCounter();
      TextCounter other = published.newCounter();
      for (String text : texts) {
        assertThat(own.encode(text, index))
            .usingRecursiveComparison()
            .isEqualTo(other.encode(text, 0));
      }
    }
  }

  /**
   * JTokkit splits with the JVM's Unicode tables: on JDK 17 (Unicode 13) it takes U+1D2C0, a
   * numeral since Unicode 15, for a symbol and joins it with another. The reference is right.
   */
  @Test
  void knowsNumeralsThatJava17DoesNot() {
    String numerals = "\uD834\uDEC0".repeat(4);
    try (VocabularySet published = Vocabularies.openShared(List.of("cl100k"))) {
      assertThat(vocabularies.newCounter().encode(numerals, 2).ids())
          .isEqualTo(published.newCounter().encode(numerals, 0).ids());
    }
  }

  @ParameterizedTest
  @EnumSource(OpenAiEncoding.class)
  void givesEveryTokenItsRank(OpenAiEncoding encoding) throws IOException {
    Map<String, Integer> expected = new HashMap<>();
    for (String line : SharedData.resourceLines(encoding.rankResource())) {
      String[] parts = line.split(" ");
      expected.put(parts[0], Integer.valueOf(parts[1]));
    }
    JsonNode model =
        new ObjectMapper()
            .readTree(BuiltInVocabularies.load(encoding.encodingName()).json())
            .path("model");
    Map<String, Integer> actual = new HashMap<>();
    model
        .path("vocab")
        .fields()
        .forEachRemaining(
            token ->
                actual.put(
                    Base64.getEncoder().encodeToString(bytes(token.getKey())),
                    token.getValue().intValue()));
    assertThat(actual).isEqualTo(expected);
  }

  /** The bytes of a spelled token, by the definition of GPT-2's {@code bytes_to_unicode}. */
  private static byte[] bytes(String spelling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (char c : spelling.toCharArray()) {
      if (c < 0x100) {
        bytes.write(c);
      } else if (c <= 0x120) {
        bytes.write(c - 0x100);
      } else if (c <= 0x142) {
        bytes.write(c - 0x121 + 0x7F);
      } else {
        assertThat(c).isEqualTo('\u0143');
        bytes.write(0xAD);
      }
    }
    return bytes.toByteArray();
  }

  /** Digests of the rank files as tiktoken's {@code openai_public.py} publishes them. */
  @Test
  void describesThem() {
    assertThat(vocabularies.descriptions())
        .containsExactly(
            openAi(
                "r50k_base",
                50256,
                "306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930"),
            openAi(
                "p50k_base",
                50280,
                "94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069"),
            openAi(
                "cl100k_base",
                100256,
                "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"),
            openAi(
                "o200k_base",
                199998,
                "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"),
            new VocabularyDescription(
                "bert-base-uncased",
                "built-in",
                "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0",
                VocabularyFamily.WORDPIECE,
                30522,
                CountEngine.FAST,
                true,
                false));
  }

  private static VocabularyDescription openAi(String name, int size, String fingerprint) {
    return new VocabularyDescription(
        name, "built-in", fingerprint, VocabularyFamily.BPE, size, CountEngine.FAST, false, false);
  }
}
