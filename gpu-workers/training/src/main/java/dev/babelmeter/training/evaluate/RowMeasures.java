// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.evaluate;

import dev.babelmeter.training.initialise.Directions;
import dev.babelmeter.training.words.Cosine;

/**
 * How far a predicted row is from the true one.
 *
 * @param cosine of both
 * @param centredCosine of both less the mean row: tables are not centred, so that the plain cosine
 *     flatters
 * @param relativeDistance the distance of both by the length of the true one
 * @param found whether the true row is among the ten of the table nearest to the predicted one by
 *     cosine
 */
public record RowMeasures(
    double cosine, double centredCosine, double relativeDistance, boolean found) {
  private static final int NEIGHBOURS = 10;

  /**
   * Measures {@code predicted} against row {@code id} of {@code directions}.
   *
   * @param truth the true row
   * @param centre the mean row
   * @param table all rows of the table
   * @param id the place of the true row
   */
  public static RowMeasures of(
      float[] predicted, float[] truth, float[] centre, Directions table, int id) {
    float[] origin = new float[centre.length];
    double square = 0;
    double length = 0;
    for (int d = 0; d < truth.length; d++) {
      double difference = (double) predicted[d] - truth[d];
      square += difference * difference;
      length += (double) truth[d] * truth[d];
    }
    boolean found = false;
    for (int place : Directions.highest(table.cosines(predicted), NEIGHBOURS)) {
      found |= place == id;
    }
    return new RowMeasures(
        Cosine.of(predicted, truth, origin),
        Cosine.of(predicted, truth, centre),
        Math.sqrt(square / length),
        found);
  }
}
