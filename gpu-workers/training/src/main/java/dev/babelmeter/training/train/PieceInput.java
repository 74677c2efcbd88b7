// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import dev.babelmeter.training.torch.TrainableHypernet.Input;
import dev.babelmeter.training.words.RowTable;
import java.util.List;

/** Makes what a network takes of the pieces of tokens. */
final class PieceInput {
  private final RowTable table;
  private final float[] scale;
  private final float[] shift;
  private final int maxPieces;

  /**
   * Makes it for a network.
   *
   * @param scale what each dimension of a row is multiplied with
   * @param shift what is added to it then
   * @param maxPieces pieces that it takes of a token; the rest is cut off
   */
  PieceInput(RowTable table, float[] scale, float[] shift, int maxPieces) {
    this.table = table;
    this.scale = scale;
    this.shift = shift;
    this.maxPieces = maxPieces;
  }

  /** The rows of {@code tokens}, each given by the ids of its pieces. */
  Input of(List<int[]> tokens) {
    int width = table.dimension();
    int longest =
        Math.min(maxPieces, tokens.stream().mapToInt(pieces -> pieces.length).max().orElse(0));
    float[] scaled = new float[tokens.size() * longest * width];
    float[] mask = new float[tokens.size() * longest];
    float[] mean = new float[tokens.size() * width];
    for (int t = 0; t < tokens.size(); t++) {
      int[] pieces = tokens.get(t);
      int count = Math.min(pieces.length, longest);
      for (int p = 0; p < count; p++) {
        float[] row = table.row(pieces[p]);
        int at = (t * longest + p) * width;
        mask[t * longest + p] = 1;
        for (int d = 0; d < width; d++) {
          scaled[at + d] = scale[d] * row[d] + shift[d];
          mean[t * width + d] += row[d] / count;
        }
      }
    }
    return new Input(scaled, mask, mean, tokens.size(), longest);
  }
}
