// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

/**
 * What became of a row.
 *
 * @param sentence its pooled vector, not normalised; empty when it was not wanted
 * @param tokens the vector of each token, one after another; empty when they were not wanted
 */
public record EncodedRow(float[] sentence, float[] tokens) {
  /** Whether every value is a finite number. */
  public boolean isFinite() {
    return isFinite(sentence) && isFinite(tokens);
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
