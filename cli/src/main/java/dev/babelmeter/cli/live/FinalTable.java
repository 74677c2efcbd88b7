// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

import dev.babelmeter.cli.io.OutputFormat;
import dev.babelmeter.cli.io.TableWriter;
import dev.babelmeter.metrics.Ratios;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Writes the totals as a table whose first five columns are those of {@code babelmeter count}, so
 * that both can be compared.
 */
public final class FinalTable {
  private static final List<String> COLUMNS =
      List.of(
          "vocabulary",
          "texts",
          "chars",
          "bytes",
          "tokens",
          "words",
          "tokens_per_word",
          "bytes_per_token");

  private FinalTable() {}

  /** Writes {@code snapshot} to {@code out}, {@code vocabularies} in this order. */
  public static void write(
      PrintWriter out, OutputFormat format, LiveSnapshot snapshot, List<String> vocabularies) {
    try (TableWriter table = new TableWriter(out, format, COLUMNS)) {
      for (String vocabulary : vocabularies) {
        LiveSums sums = snapshot.byVocabulary().getOrDefault(vocabulary, LiveSums.NONE);
        table.row(
            Arrays.asList(
                vocabulary,
                sums.texts(),
                sums.characters(),
                sums.bytes(),
                sums.tokens(),
                sums.words(),
                orNull(Ratios.fertility(sums.tokens(), sums.words())),
                orNull(Ratios.bytesPerToken(sums.bytes(), sums.tokens()))));
      }
    }
  }

  private static @Nullable Double orNull(OptionalDouble ratio) {
    return ratio.isPresent() ? ratio.getAsDouble() : null;
  }
}
