// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a vocabulary is to be had: one entry of a vocabulary list. */
public sealed interface VocabularySpec {
  /** The name of the vocabulary in tables. */
  String name();

  /** A vocabulary that comes with Babelmeter. */
  record BuiltIn(String name) implements VocabularySpec {}

  /** A {@code tokenizer.json} on this machine, possibly compressed with gzip. */
  record LocalFile(String name, Path path) implements VocabularySpec {}

  /**
   * A rank file of tiktoken on this machine, possibly compressed with gzip.
   *
   * @param encoding name of the encoding whose pattern splits texts; null when the content of the
   *     file tells
   */
  record RankFile(String name, Path path, @Nullable String encoding) implements VocabularySpec {}

  /**
   * A model of a hub.
   *
   * @param repository {@code ORG/NAME} or {@code NAME}
   * @param revision branch, tag or commit
   */
  record HubModel(String repository, String revision) implements VocabularySpec {
    @Override
    public String name() {
      return repository;
    }
  }

  /**
   * Parses a comma-separated list of built-in names, paths of {@code tokenizer.json} and of rank
   * files ({@code FILE.tiktoken[#ENCODING]}), and {@code hf:ORG/NAME[@REVISION]}.
   *
   * @throws VocabularyException when an entry is none of these or two entries share a name
   */
  static List<VocabularySpec> parseList(String list) {
    return VocabularyListParser.parse(list);
  }
}
