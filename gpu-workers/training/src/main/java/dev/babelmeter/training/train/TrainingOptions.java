// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

/**
 * How a network is trained.
 *
 * @param seed of the split, of the first weights and of all that is drawn: the same seed gives the
 *     same network on one machine
 * @param layers layers of the network
 * @param hidden length of its vectors, a multiple of 64
 * @param intermediate length within a layer
 * @param rowSteps steps of the first part, over rows alone
 * @param rowBatch words of a step
 * @param sentenceSteps steps of the second part, through the frozen encoder
 * @param sentenceBatch sentences of a step
 * @param sentenceRows words of which the rows are learned beside the sentences of a step
 * @param rate learning rate at its height
 */
public record TrainingOptions(
    long seed,
    int layers,
    int hidden,
    int intermediate,
    int rowSteps,
    int rowBatch,
    int sentenceSteps,
    int sentenceBatch,
    int sentenceRows,
    double rate) {
  private static final double WARM_UP = 0.05;
  private static final double LAST_SHARE = 0.1;

  /** Steps of both parts. */
  public int steps() {
    return rowSteps + sentenceSteps;
  }

  /**
   * The learning rate of a step: linear to its height in a twentieth of all steps, then the half of
   * a cosine down to a tenth of it.
   */
  public double rate(int step) {
    double warmUp = Math.max(1, WARM_UP * steps());
    if (step < warmUp) {
      return rate * (step + 1) / (warmUp + 1);
    }
    double done = (step - warmUp) / Math.max(1, steps() - warmUp);
    return rate * (LAST_SHARE + (1 - LAST_SHARE) * (1 + Math.cos(Math.PI * done)) / 2);
  }
}
