// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.words;

/** Seeds that depend on nothing but their number and the seed of all. */
public final class Seeds {
  private static final long STRIDE = 0xD1B54A32D192ED03L;

  private Seeds() {}

  /**
   * Seed {@code number} of the seed {@code base}. Close numbers give seeds far apart: the finaliser
   * of MurmurHash3 (Austin Appleby), so that no generator that adds a constant to its state, as
   * SplittableRandom does, walks through the seeds of its neighbours.
   */
  public static long of(long base, long number) {
    long mixed = base * STRIDE + number + 1;
    mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
