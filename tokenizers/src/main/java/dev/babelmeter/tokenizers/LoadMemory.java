// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.function.Supplier;

/** Refuses a vocabulary that does not fit into memory, instead of ending the process. */
public final class LoadMemory {
  private LoadMemory() {}

  /**
   * Returns what {@code work} makes of the vocabulary {@code spec}.
   *
   * @throws VocabularyException when it runs out of memory, which is free again then
   */
  public static <T> T orRefused(VocabularySpec spec, Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      throw new VocabularyException(
          label(spec)
              + ": it does not fit into the "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MiB of memory of this process; give it more with -Xmx, or use a smaller"
              + " vocabulary",
          e);
    }
  }

  private static String label(VocabularySpec spec) {
    if (spec instanceof VocabularySpec.LocalFile file) {
      return TokenizerSource.label(file.name(), file.path().toString());
    }
    if (spec instanceof VocabularySpec.RankFile file) {
      return TokenizerSource.label(file.name(), file.path().toString());
    }
    return "vocabulary '" + spec.name() + "'";
  }
}
