// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.RowTable;
import dev.babelmeter.worker.hypernet.Hypernet;
import java.util.Arrays;
import java.util.List;

/**
 * What a hypernetwork predicts.
 *
 * @param network the network, which its owner closes
 * @param table rows of the pieces
 */
public record Predicted(Hypernet network, RowTable table) implements Initialiser {
  private static final int BATCH = 256;

  @Override
  public String name() {
    return "hypernetwork";
  }

  @Override
  public float[][] rows(List<NewToken> tokens) {
    int width = network.config().embedding();
    float[][] rows = new float[tokens.size()][];
    for (int from = 0; from < rows.length; from += BATCH) {
      List<NewToken> batch = tokens.subList(from, Math.min(rows.length, from + BATCH));
      int[][] forms = batch.stream().map(token -> form(token.pieces())).toArray(int[][]::new);
      float[] predicted = network.predict(forms, table::row, new int[forms.length]).in();
      for (int i = 0; i < forms.length; i++) {
        rows[from + i] = Arrays.copyOfRange(predicted, i * width, (i + 1) * width);
      }
    }
    return rows;
  }

  private int[] form(int[] pieces) {
    int[] form = new int[network.config().maxPieces()];
    Arrays.fill(form, network.config().padding());
    System.arraycopy(pieces, 0, form, 0, Math.min(pieces.length, form.length));
    return form;
  }
}
