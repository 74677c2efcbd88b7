// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.source.SourceEncoder;
import dev.babelmeter.training.source.SourceEncoder.Sequence;
import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.PieceVocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * The vector that the source's encoder gives a token that stands alone in its text, between the
 * special tokens.
 *
 * @param encoder the encoder
 * @param first id of the special token before a text
 * @param last id of the special token behind a text
 */
public record EncodedAlone(SourceEncoder encoder, int first, int last) implements Auxiliary {
  /** With the special tokens that BERT's vocabularies have. */
  public static EncodedAlone of(SourceEncoder encoder, PieceVocabulary vocabulary) {
    return new EncodedAlone(
        encoder, vocabulary.id("[CLS]").orElseThrow(), vocabulary.id("[SEP]").orElseThrow());
  }

  @Override
  public float[][] vectors(List<NewToken> tokens) {
    List<Sequence> sequences = new ArrayList<>(tokens.size());
    for (NewToken token : tokens) {
      List<float[]> rows = new ArrayList<>(encoder.rows(first));
      rows.addAll(encoder.rows(token.pieces()));
      rows.addAll(encoder.rows(last));
      sequences.add(new Sequence(rows, null));
    }
    return encoder.vectors(sequences);
  }
}
