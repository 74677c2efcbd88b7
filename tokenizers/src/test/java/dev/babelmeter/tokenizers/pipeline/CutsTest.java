// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.regex.Cut;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tokens of the parts of a text are those of the text, in every component's small tokenizer.
 */
class CutsTest {
  static Stream<String> cases() {
    return ComponentCases.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepTheTokensOfBothParts(String name) {
    Map<String, String> all = ComponentCases.all();
    Pipeline pipeline = SharedData.pipeline(all.get(name));
    Encoder whole = pipeline.newEncoder();
    Encoder continuation = pipeline.continuation().newEncoder();
    Random random = new Random(name.hashCode());
    for (int n = 0; n < 600; n++) {
      int[] text =
          AdversarialTexts.random(random, 12)
              .codePoints()
              .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
              .limit(24)
              .toArray();
      if (text.length < 2 || holdsAddedToken(pipeline, text)) {
        continue;
      }
      int[] ids = ids(whole, text, 0, text.length);
      for (int at = 1; at < text.length; at++) {
        if (pipeline.cuts().between(text[at - 1], text[at]) == Cut.ALWAYS) {
          int[] parts =
              IntStream.concat(
                      IntStream.of(ids(whole, text, 0, at)),
                      IntStream.of(ids(continuation, text, at, text.length)))
                  .toArray();
          assertThat(parts).as("%s cut at %s", hex(text), at).isEqualTo(ids);
        }
      }
    }
  }

  private static boolean holdsAddedToken(Pipeline pipeline, int[] text) {
    String raw = new String(text, 0, text.length);
    String normalized = pipeline.normalized(raw);
    return Stream.concat(pipeline.addedTokens(false).stream(), pipeline.addedTokens(true).stream())
        .anyMatch(
            token ->
                raw.contains(token.spec().content())
                    || normalized.contains(token.spec().content())
                    || normalized.contains(pipeline.normalized(token.spec().content())));
  }

  private static int[] ids(Encoder encoder, int[] text, int from, int to) {
    TokenSequence tokens = encoder.encode(new String(text, from, to - from));
    return tokens.ids();
  }

  private static String hex(int[] text) {
    return IntStream.of(text).mapToObj(Integer::toHexString).toList().toString();
  }
}
