// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * Chooses events by a hash of their identifiers alone, so that a replay chooses the same ones.
 *
 * @param share the share of events that are chosen, from 0 to 1
 */
public record Sampling(double share) implements Serializable {
  /** No event. */
  public static final Sampling OFF = new Sampling(0);

  /** Every event. */
  public static final Sampling ALL = new Sampling(1);

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Bits of a long that make a double in [0, 1) without rounding. */
  private static final int UNUSED_BITS = 11;

  /** Checks the share. */
  public Sampling {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("there is no share of " + share);
    }
  }

  /** Whether no event is chosen. */
  public boolean isOff() {
    return share == 0;
  }

  /** Whether the event with the identifier {@code eventId} is chosen. */
  public boolean takes(String eventId) {
    return share == 1 || (share > 0 && (hash(eventId) >>> UNUSED_BITS) * 0x1p-53 < share);
  }

  /**
   * FNV-1a of the identifier's UTF-8, mixed by MurmurHash3's 64-bit finaliser, since identifiers
   * that count up differ in their last characters only.
   */
  private static long hash(String eventId) {
    long hash = FNV_OFFSET;
    for (byte b : eventId.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
