// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.transfer;

import dev.babelmeter.tokenizers.describe.TokenEntry;
import dev.babelmeter.training.initialise.Initialiser;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.words.NewToken;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows for the tokens of another vocabulary.
 *
 * @param tokens the tokens, by id
 * @param origins for each, where its row is from
 * @param pieces for each, the source's tokens that it is made of
 * @param rows for each its row
 */
public record Transferred(
    List<TokenEntry> tokens, List<Origin> origins, List<int[]> pieces, List<float[]> rows) {
  /** Where a row is from. */
  public enum Origin {
    /** The source has the same token. */
    COPIED,
    /** It was predicted from several pieces. */
    PREDICTED,
    /** The source cannot spell the token; its row is the mean row. */
    MEAN
  }

  /**
   * Transfers {@code tokens} to the source's encoder.
   *
   * @param marksInner whether tokens within words are spelled with {@code ##}
   */
  public static Transferred of(
      Source source, List<TokenEntry> tokens, boolean marksInner, Initialiser initialiser) {
    List<Origin> origins = new ArrayList<>();
    List<int[]> pieces = new ArrayList<>();
    List<NewToken> unseen = new ArrayList<>();
    try (SurfaceForms forms = new SurfaceForms(source, marksInner)) {
      for (TokenEntry token : tokens) {
        int[] form = forms.pieces(token);
        pieces.add(form);
        switch (form.length) {
          case 0 -> origins.add(Origin.MEAN);
          case 1 -> origins.add(Origin.COPIED);
          default -> {
            origins.add(Origin.PREDICTED);
            unseen.add(new NewToken(token.text().strip(), form));
          }
        }
      }
    }
    float[][] predicted = initialiser.rows(unseen);
    int[] all = new int[source.table().size()];
    for (int id = 0; id < all.length; id++) {
      all[id] = id;
    }
    float[] mean = source.table().mean(all);
    List<float[]> rows = new ArrayList<>();
    int next = 0;
    for (int t = 0; t < tokens.size(); t++) {
      rows.add(
          switch (origins.get(t)) {
            case MEAN -> mean;
            case COPIED -> source.table().row(pieces.get(t)[0]);
            case PREDICTED -> predicted[next++];
          });
    }
    return new Transferred(tokens, origins, pieces, rows);
  }

  /** How many rows are from {@code origin}. */
  public long count(Origin origin) {
    return origins.stream().filter(origin::equals).count();
  }
}
