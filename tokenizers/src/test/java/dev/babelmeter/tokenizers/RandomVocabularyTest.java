// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Byte-pair encodings with random merges, also such that no training would make: several splits of
 * a token, merges before those of their parts, tokens that no merge leads to. Counted together and
 * compared with the reference.
 */
class RandomVocabularyTest {
  private static final String LETTERS = "abcd";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void countsAsTheReference(int seed) {
    Random random = new Random(seed);
    List<String> jsons = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (int v = 0; v < 5; v++) {
      jsons.add(vocabulary(random, seed % 3 == 0, v));
      paths.add(write(v, jsons.get(v)));
    }
    try (VocabularySet set = Vocabularies.open(String.join(",", paths))) {
      TextCounter counter = set.newCounter(1 << 16);
      TokenCounts counts = new TokenCounts(set.size());
      List<ReferenceTokenizer> references = jsons.stream().map(ReferenceTokenizer::new).toList();
      for (int n = 0; n < 1_500; n++) {
        String text = text(random, 1 + random.nextInt(n % 100 == 0 ? 300 : 20));
        counter.count(text, counts);
        for (int v = 0; v < set.size(); v++) {
          assertThat(counts.tokens(v))
              .as("%s under %s", text, jsons.get(v))
              .isEqualTo(references.get(v).encode(text).ids().length);
        }
      }
      references.forEach(ReferenceTokenizer::close);
    }
  }

  private String write(int version, String json) {
    try {
      return Files.writeString(folder.resolve("v" + version + ".json"), json).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String vocabulary(Random random, boolean wild, int version) {
    Map<String, Integer> tokens = new LinkedHashMap<>();
    for (char c : (LETTERS + "\u0120").toCharArray()) {
      tokens.put(String.valueOf(c), tokens.size());
    }
    for (int b = 0; b < 256; b++) {
      char c = VisibleAlphabet.CHARACTERS[b];
      tokens.putIfAbsent(String.valueOf(c), tokens.size());
    }
    List<String> known = new ArrayList<>(List.of("a", "b", "c", "d", "\u0120"));
    List<String> merges = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      String left = known.get(random.nextInt(known.size()));
      String right = known.get(random.nextInt(known.size()));
      String token = left + right;
      if (token.length() > 9 || merges.contains(left + " " + right) || right.contains("\u0120")) {
        continue;
      }
      merges.add(wild ? random.nextInt(merges.size() + 1) : merges.size(), left + " " + right);
      if (tokens.putIfAbsent(token, tokens.size()) == null) {
        known.add(token);
      }
    }
    tokens.put("abcdabcd" + "d".repeat(version), tokens.size());
    StringBuilder json =
        new StringBuilder(
            """
            {"version":"1.0","added_tokens":[],"normalizer":null,"post_processor":null,
            "decoder":null,"pre_tokenizer":{"type":"ByteLevel","add_prefix_space":false,
            "trim_offsets":false,"use_regex":true},"model":{"type":"BPE","ignore_merges":""");
    json.append(random.nextBoolean()).append(",\"vocab\":{");
    tokens.forEach((token, id) -> json.append(quote(token)).append(':').append(id).append(','));
    json.setLength(json.length() - 1);
    json.append("},\"merges\":[");
    merges.forEach(merge -> json.append(quote(merge)).append(','));
    json.setLength(json.length() - 1);
    return json.append("]}}").toString();
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(30);
      text.append(kind == 0 ? ' ' : kind == 1 ? '.' : LETTERS.charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  /** GPT-2's character for each byte, made a second time. */
  private static final class VisibleAlphabet {
    static final char[] CHARACTERS = new char[256];

    static {
      int next = 256;
      for (int b = 0; b < 256; b++) {
        boolean visible = (b > 32 && b < 127) || (b > 160 && b < 173) || b > 173;
        CHARACTERS[b] = (char) (visible ? b : next++);
      }
    }

    private VisibleAlphabet() {}
  }
}
