// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.babelmeter.benchmarks.texts.BenchmarkText;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * DJL's tokenizers of the shared vocabularies, without special tokens, padding and truncation.
 * Refuses to measure what does not count the same as the product.
 */
@State(Scope.Benchmark)
public class DjlState {
  private static final String THREADS = "RAYON_NUM_THREADS";
  private static final int COMPARED_TEXTS = 200;

  /** DJL takes seconds for a megabyte under eight vocabularies, so it gets a share of the texts. */
  private static final int ONE_TEXT_OF = 20;

  /** How many. */
  @Param({"1", "8"})
  int vocabularies;

  private final List<HuggingFaceTokenizer> tokenizers = new ArrayList<>();
  private List<BenchmarkText> slice = List.of();
  private int iteration;

  /** Loads them and compares their counts. */
  @Setup(Level.Trial)
  public void open(StreamState texts, BenchmarkParams run) throws IOException {
    if (run.getThreads() == 1 && !"1".equals(System.getenv(THREADS))) {
      throw new IllegalStateException(
          "DJL may use several threads: set the environment variable " + THREADS + " to 1");
    }
    System.setProperty("ai.djl.offline", "true");
    Path data = Path.of(texts.data);
    for (Path file : Vocabularies.sharedFiles(data, vocabularies)) {
      tokenizers.add(tokenizer(file));
    }
    try (VocabularySet set = Vocabularies.open(data, Integer.toString(vocabularies))) {
      compare(set, texts.slice(0, Math.max(1, texts.stream.size() / COMPARED_TEXTS)));
    }
  }

  private static HuggingFaceTokenizer tokenizer(Path file) throws IOException {
    try (InputStream json = new GZIPInputStream(Files.newInputStream(file))) {
      HuggingFaceTokenizer tokenizer =
          HuggingFaceTokenizer.newInstance(
              json, Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
      TokenizersLibrary.LIB.disablePadding(tokenizer.getHandle());
      TokenizersLibrary.LIB.disableTruncation(tokenizer.getHandle());
      return tokenizer;
    }
  }

  private void compare(VocabularySet set, List<BenchmarkText> texts) {
    TextCounter counter = set.newCounter();
    TokenCounts counts = new TokenCounts(set.size());
    for (BenchmarkText text : texts) {
      counter.count(text.text(), counts);
      for (int v = 0; v < vocabularies; v++) {
        int encoded = tokenizers.get(v).encode(text.text()).getIds().length;
        if (counts.tokens(v) != encoded || ids(tokenizers.get(v), text.text()) != encoded) {
          throw new IllegalStateException(
              "DJL counts a text of " + text.label() + " differently under vocabulary " + v);
        }
      }
    }
  }

  /** Takes other texts for each pass, since DJL remembers words it has seen. */
  @Setup(Level.Iteration)
  public void next(StreamState texts) {
    slice = texts.slice(iteration++, ONE_TEXT_OF);
  }

  /** Tokenises the pass's texts under one vocabulary after the other. */
  void pass(boolean idsOnly, PassEvents events) {
    long tokens = 0;
    for (HuggingFaceTokenizer tokenizer : tokenizers) {
      for (BenchmarkText text : slice) {
        tokens +=
            idsOnly ? ids(tokenizer, text.text()) : tokenizer.encode(text.text()).getIds().length;
      }
    }
    events.bytes += slice.stream().mapToLong(BenchmarkText::bytes).sum();
    events.texts += slice.size();
    events.tokens += tokens;
  }

  private static int ids(HuggingFaceTokenizer tokenizer, String text) {
    long encoding = TokenizersLibrary.LIB.encode(tokenizer.getHandle(), text, false);
    int ids = TokenizersLibrary.LIB.getTokenIds(encoding).length;
    TokenizersLibrary.LIB.deleteEncoding(encoding);
    return ids;
  }

  /** Frees them. */
  @TearDown(Level.Trial)
  public void close() {
    tokenizers.forEach(HuggingFaceTokenizer::close);
  }
}
