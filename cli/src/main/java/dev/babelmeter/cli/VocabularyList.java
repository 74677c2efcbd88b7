// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The value of {@code --vocabularies}.
 *
 * @param text as it stands on the command line
 * @param specs its entries
 */
record VocabularyList(String text, List<VocabularySpec> specs) {
  /** Reads a list, so that a wrong one counts as wrong usage. */
  static final class Converter implements ITypeConverter<VocabularyList> {
    @Override
    public VocabularyList convert(String text) {
      try {
        return new VocabularyList(text, VocabularySpec.parseList(text));
      } catch (VocabularyException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
