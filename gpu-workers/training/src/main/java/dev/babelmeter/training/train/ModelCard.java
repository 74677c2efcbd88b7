// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import dev.babelmeter.training.source.Source;
import java.util.Locale;

/** What is said of a network that was trained. */
public final class ModelCard {
  private ModelCard() {}

  /**
   * Writes the card.
   *
   * @param texts what the sentences are from
   * @param command the command that trains it again
   */
  public static String of(
      HypernetTraining training,
      HypernetTraining.Validation validation,
      Source source,
      TrainingOptions options,
      String texts,
      String command) {
    return String.format(
        Locale.ROOT,
        """
        # Hypernetwork for %1$s

        Predicts the row that a word would have in the word embedding of %1$s (model file SHA-256
        `%2$s`) from the rows of its WordPieces.

        - Network: ZeTT's (a RoBERTa over the pieces of a token), %3$d layers of %4$d values; it predicts
          what to add to the mean of the pieces. Weights in FP16.
        - Trained here, on %5$,d words and parts of words of the encoder's own vocabulary: %6$,d steps over
          rows, then %7$,d steps through the frozen encoder over sentences with words merged.
        - Sentences: %8$s.
        - Held out by stem: %9$,d words for validation and %10$,d for tests; none of them is a piece.
        - Validation: centred cosine %11$.4f on held-out words; loss %12$.4f on sentences.
        - Seed %13$d.

        Limits: English, without case, for this encoder alone. WordPiece takes the longest token first, so
        a merged word is never a token of the vocabulary and has no true row; held-out words stand in for
        them. Nothing here says anything of the networks that ZeTT's authors publish.

        Trained again by

            %14$s
        """,
        source.encoder().name(),
        source.fingerprint(),
        options.layers(),
        options.hidden(),
        training.split().train().size(),
        options.rowSteps(),
        options.sentenceSteps(),
        texts,
        training.split().validation().size(),
        training.split().test().size(),
        validation.centredCosine(),
        validation.sentenceLoss(),
        options.seed(),
        command);
  }
}
