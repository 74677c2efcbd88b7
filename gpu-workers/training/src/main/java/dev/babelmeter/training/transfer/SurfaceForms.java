// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.transfer;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.tokenizers.ModelTokenizer;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.describe.TokenClass;
import dev.babelmeter.tokenizers.describe.TokenEntry;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.words.PieceVocabulary;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;

/** What tokens of another vocabulary are under the source's. Belongs to one thread. */
public final class SurfaceForms implements AutoCloseable {
  private static final int[] NONE = {};

  private final PieceVocabulary vocabulary;
  private final ModelTokenizer tokenizer;
  private final int unknown;
  private final boolean marksInner;

  /**
   * Prepares for a vocabulary.
   *
   * @param marksInner whether its tokens within words are spelled with {@code ##}, as the source's
   * @throws RoleException when the source's tokenizer cannot be loaded
   */
  public SurfaceForms(Source source, boolean marksInner) {
    this.vocabulary = source.vocabulary();
    this.unknown = vocabulary.id("[UNK]").orElse(-1);
    this.marksInner = marksInner;
    try {
      this.tokenizer = ModelTokenizer.open(source.encoder().tokenizer());
    } catch (VocabularyException e) {
      throw new RoleException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The source's tokens that {@code token} is made of: of a special token, and of one of a
   * vocabulary that marks what is within words as the source does, the one that is spelled the
   * same; none when the source cannot spell it.
   */
  public int[] pieces(TokenEntry token) {
    boolean special = token.tokenClass() == TokenClass.SPECIAL;
    if (special || marksInner) {
      OptionalInt same = vocabulary.id(token.token());
      if (special || same.isPresent()) {
        return same.isPresent() ? new int[] {same.getAsInt()} : NONE;
      }
    }
    if (token.text().isBlank() || token.text().indexOf('\uFFFD') >= 0) {
      return NONE;
    }
    ModelTokenizer.ModelInput input = tokenizer.encode(token.text());
    int[] pieces = new int[input.size()];
    int count = 0;
    StringBuilder spelling = new StringBuilder(PieceVocabulary.WITHIN);
    for (int i = 0; i < input.size(); i++) {
      int id = Math.toIntExact(input.ids()[i]);
      if (id == unknown) {
        return NONE;
      }
      if (!input.special()[i]) {
        pieces[count++] = id;
        spelling.append(vocabulary.text(id));
      }
    }
    if (isWithinWord(token) && count > 0) {
      int[] within = vocabulary.cut(spelling.toString(), new BitSet());
      if (within.length > 0) {
        return within;
      }
    }
    return Arrays.copyOf(pieces, count);
  }

  /**
   * Whether the token goes on with the word before it: a letter or digit without a space before.
   */
  private boolean isWithinWord(TokenEntry token) {
    return marksInner
        ? PieceVocabulary.isWithin(token.token())
        : Character.isLetterOrDigit(token.text().codePointAt(0));
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
