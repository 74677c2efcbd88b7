// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.babelmeter.benchmarks.texts.BenchmarkText;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * JTokkit's encodings, of which the product has the same two. Refuses to measure what does not
 * count the same.
 */
@State(Scope.Benchmark)
public class JtokkitState {
  private static final int COMPARED_TEXTS = 200;
  private static final int ONE_TEXT_OF = 4;

  private final EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
  final Encoding cl100k = registry.getEncoding(EncodingType.CL100K_BASE);
  final Encoding o200k = registry.getEncoding(EncodingType.O200K_BASE);
  private List<BenchmarkText> slice = List.of();
  private int iteration;

  /** Compares their counts. */
  @Setup(Level.Trial)
  public void compare(StreamState texts) throws IOException {
    try (VocabularySet set = Vocabularies.open(Path.of(texts.data), "2")) {
      TextCounter counter = set.newCounter();
      TokenCounts counts = new TokenCounts(set.size());
      for (BenchmarkText text : texts.slice(0, Math.max(1, texts.stream.size() / COMPARED_TEXTS))) {
        counter.count(text.text(), counts);
        if (counts.tokens(0) != cl100k.countTokensOrdinary(text.text())
            || counts.tokens(1) != o200k.countTokensOrdinary(text.text())) {
          throw new IllegalStateException(
              "JTokkit counts a text of " + text.label() + " differently");
        }
      }
    }
  }

  /** Takes other texts for each pass. */
  @Setup(Level.Iteration)
  public void next(StreamState texts) {
    slice = texts.slice(iteration++, ONE_TEXT_OF);
  }

  /** Counts the pass's texts with {@code encodings} in turn. */
  void pass(PassEvents events, Encoding... encodings) {
    long tokens = 0;
    for (Encoding encoding : encodings) {
      for (BenchmarkText text : slice) {
        tokens += encoding.countTokensOrdinary(text.text());
      }
    }
    events.bytes += slice.stream().mapToLong(BenchmarkText::bytes).sum();
    events.texts += slice.size();
    events.tokens += tokens;
  }
}
