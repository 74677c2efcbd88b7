// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.tokenizers.VocabularySet;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Vocabularies counted at once for each language. */
@State(Scope.Benchmark)
public class LanguageSetState {
  /** How many. */
  @Param("8")
  String vocabularies = "";

  private @Nullable VocabularySet set;

  /** Loads them. */
  @Setup(Level.Trial)
  public void open(StreamState texts) throws IOException {
    set = Vocabularies.open(Path.of(texts.data), vocabularies);
  }

  VocabularySet set() {
    if (set == null) {
      throw new IllegalStateException("the vocabularies are not loaded");
    }
    return set;
  }

  /** Frees them. */
  @TearDown(Level.Trial)
  public void close() {
    set().close();
  }
}
