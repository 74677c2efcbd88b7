// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.tokenizers.VocabularyDescription;
import dev.babelmeter.tokenizers.describe.TokenClass;
import dev.babelmeter.tokenizers.describe.VocabularyReport;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what vocabularies are made of. */
@Command(
    name = "describe",
    description = {
      "Says what vocabularies are made of, and which of their tokens text can become.",
      "",
      "A row a vocabulary. Every token is decoded and encoded again: reachable, unreachable,"
          + " fragments (of characters), single_bytes and special add up to its tokens."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter vocabulary describe r50k_base,bert-base-uncased",
      "  babelmeter vocabulary describe gpt2/tokenizer.json --format json"
    })
final class VocabularyDescribeCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "vocabulary",
          "family",
          "size",
          "engine",
          "normalizer",
          "pre_tokenizer",
          "byte_fallback",
          "unknown_token",
          "special_tokens",
          "added_tokens",
          "merges",
          "origin",
          "reachable",
          "unreachable",
          "fragments",
          "single_bytes",
          "special");

  @Mixin private VocabularyTable table;

  @Override
  public Integer call() {
    return table.write(COLUMNS, source -> List.of(row(VocabularyReport.of(source))));
  }

  private static List<@Nullable Object> row(VocabularyReport report) {
    VocabularyDescription description = report.description();
    Map<TokenClass, Long> classes = report.classes();
    return Arrays.asList(
        description.name(),
        lowerCase(description.family()),
        (long) description.size(),
        lowerCase(description.engine()),
        orNull(report.normalizer()),
        orNull(report.preTokenizer()),
        description.hasByteFallback(),
        report.unknownToken(),
        (long) report.specialTokens(),
        (long) report.addedTokens(),
        (long) report.merges(),
        description.origin(),
        classes.get(TokenClass.REACHABLE),
        classes.get(TokenClass.UNREACHABLE),
        classes.get(TokenClass.FRAGMENT),
        classes.get(TokenClass.SINGLE_BYTE),
        classes.get(TokenClass.SPECIAL));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
