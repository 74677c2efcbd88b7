// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.VocabularySpec;
import dev.babelmeter.tokenizers.reference.Probes;
import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random vocabularies of three families behind each normalizer, counted together, against the
 * reference: what a normalizer changes, and where a text begins, is counted in parts too.
 */
class RandomSetTest {
  private static final HubConfig OFFLINE =
      new HubConfig(URI.create("http://localhost:1"), null, true, Path.of("no-such-cache"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String BYTE_LEVEL =
      "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":false,"
          + "\"use_regex\":true}";

  private static final int TEXTS = 400;

  @TempDir private Path folder;

  static Stream<String> normalizers() {
    return Stream.concat(Stream.of("none"), ComponentCases.normalizers().keySet().stream());
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void countsAsTheReference(String name) throws IOException {
    Random random = new Random(name.hashCode());
    String normalizer = ComponentCases.normalizers().getOrDefault(name, "null");
    List<String> jsons =
        List.of(
            Probes.json(normalizer, "{\"type\":\"BertPreTokenizer\"}", wordPiece(random)),
            Probes.json(normalizer, BYTE_LEVEL, bytePairs(random)),
            Probes.json(spaced(normalizer), "null", characterPairs(random)));
    List<String> paths = new ArrayList<>();
    for (String json : jsons) {
      Path file = folder.resolve(paths.size() + ".json");
      paths.add(Files.writeString(file, json).toString());
    }
    try (VocabularySet set =
        VocabularySet.open(VocabularySpec.parseList(String.join(",", paths)), OFFLINE)) {
      List<ReferenceTokenizer> references = jsons.stream().map(ReferenceTokenizer::new).toList();
      compare(set, jsons, references, random);
      references.forEach(ReferenceTokenizer::close);
    }
  }

  private static void compare(
      VocabularySet set, List<String> jsons, List<ReferenceTokenizer> references, Random random) {
    TextCounter counter = set.newCounter(1 << 18);
    TokenCounts counts = new TokenCounts(set.size());
    List<Encoder> encoders =
        jsons.stream().map(json -> SharedData.pipeline(json).newEncoder()).toList();
    ExpectedCounts words = new ExpectedCounts("random");
    for (int n = 0; n < TEXTS; n++) {
      String text = AdversarialTexts.random(random, n % 20 == 0 ? 120 : 14);
      counter.count(text, counts);
      for (int v = 0; v < set.size(); v++) {
        TokenSequence tokens = encoders.get(v).encode(text);
        assertThat(counts.tokens(v))
            .as("tokens of '%s' under %s", text, jsons.get(v))
            .isEqualTo(references.get(v).encode(text).ids().length);
        if (counts.unknownTokens(v) == TokenCounts.NOT_APPLICABLE) {
          assertThat(counts.singleTokenWords(v))
              .as("words of '%s' under %s", text, jsons.get(v))
              .isEqualTo(words.singleTokenWords(text, tokens));
        } else {
          assertThat(counts.unknownTokens(v))
              .as("unknown tokens of '%s'", text)
              .isEqualTo(encoders.get(v).unknownTokens());
        }
      }
    }
  }

  /** Two of three characters of the texts, and some of their neighbours together. */
  private static List<String> fragments(Random random, String marker) {
    List<String> tokens = new ArrayList<>();
    for (String fragment : AdversarialTexts.FRAGMENTS) {
      int[] characters = fragment.toLowerCase(Locale.ROOT).codePoints().toArray();
      for (int i = 0; i < characters.length; i++) {
        String one = Character.toString(characters[i]);
        if (random.nextInt(3) > 0 && !Character.isWhitespace(characters[i])) {
          tokens.add(one);
          tokens.add(marker + one);
        }
        if (i > 0 && random.nextBoolean()) {
          tokens.add(Character.toString(characters[i - 1]) + one);
          tokens.add(marker + Character.toString(characters[i - 1]) + one);
        }
      }
    }
    return tokens;
  }

  private static String wordPiece(Random random) {
    Map<String, Integer> vocabulary = new LinkedHashMap<>(Map.of("[UNK]", 0));
    fragments(random, "##").forEach(token -> vocabulary.putIfAbsent(token, vocabulary.size()));
    return "{\"type\":\"WordPiece\",\"unk_token\":\"[UNK]\",\"continuing_subword_prefix\":\"##\","
        + "\"max_input_chars_per_word\":20,\"vocab\":"
        + json(vocabulary)
        + "}";
  }

  private static String bytePairs(Random random) {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    for (int b = 0; b < 256; b++) {
      vocabulary.put(Character.toString(ByteAlphabet.of(b)), vocabulary.size());
    }
    return pairs(random, vocabulary, new ArrayList<>(vocabulary.keySet()), 900, "");
  }

  private static String characterPairs(Random random) {
    Map<String, Integer> vocabulary = new LinkedHashMap<>(Map.of("<unk>", 0));
    for (int b = 0; b < 256; b++) {
      vocabulary.put(String.format("<0x%02X>", b), vocabulary.size());
    }
    List<String> known = new ArrayList<>(List.of("\u2581"));
    for (String token : fragments(random, "\u2581")) {
      if (token.codePointCount(0, token.length()) == 1) {
        known.add(token);
      }
    }
    known.forEach(token -> vocabulary.putIfAbsent(token, vocabulary.size()));
    String fields = "\"byte_fallback\":true,\"fuse_unk\":true,\"unk_token\":\"<unk>\",";
    return pairs(random, vocabulary, known, 300, fields);
  }

  /** Merges of random neighbours, each behind those that make its parts. */
  private static String pairs(
      Random random,
      Map<String, Integer> vocabulary,
      List<String> known,
      int merges,
      String fields) {
    List<List<String>> list = new ArrayList<>();
    for (int n = 0; n < merges; n++) {
      String left = known.get(random.nextInt(known.size()));
      String right = known.get(random.nextInt(known.size()));
      if (vocabulary.putIfAbsent(left + right, vocabulary.size()) == null) {
        known.add(left + right);
        list.add(List.of(left, right));
      }
    }
    return "{\"type\":\"BPE\","
        + fields
        + "\"vocab\":"
        + json(vocabulary)
        + ",\"merges\":"
        + json(list)
        + "}";
  }

  /** The normalizer, and then U+2581 before the text and for spaces. */
  private static String spaced(String normalizer) {
    return "{\"type\":\"Sequence\",\"normalizers\":["
        + (normalizer.equals("null") ? "" : normalizer + ",")
        + "{\"type\":\"Prepend\",\"prepend\":\"\u2581\"},"
        + "{\"type\":\"Replace\",\"pattern\":{\"String\":\" \"},\"content\":\"\u2581\"}]}";
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
