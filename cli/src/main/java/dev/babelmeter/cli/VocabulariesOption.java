// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.tokenizers.VocabularySpec;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --vocabularies} of the commands that need one. */
final class VocabulariesOption {
  static final String DESCRIPTION =
      "Built-in names, paths of tokenizer.json or tiktoken files, or hf:ORG/NAME[@REVISION],"
          + " separated by commas.";

  @Option(
      names = "--vocabularies",
      required = true,
      paramLabel = "LIST",
      converter = VocabularyList.Converter.class,
      description = DESCRIPTION)
  private VocabularyList vocabularies;

  /** The list as it stands on the command line. */
  String text() {
    return vocabularies.text();
  }

  /** Its entries. */
  List<VocabularySpec> specs() {
    return vocabularies.specs();
  }
}
