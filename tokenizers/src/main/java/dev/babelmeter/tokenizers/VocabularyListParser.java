// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.List;

/** Parses vocabulary lists. */
final class VocabularyListParser {
  private VocabularyListParser() {}

  static List<VocabularySpec> parse(String list) {
    throw new UnsupportedOperationException();
  }
}
