// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of its event outside the event's own fields, which come first.
 *
 * @param id the event's identifier
 * @param time when it happened
 * @param source who produced it; empty when not given
 * @param tenant who pays; empty when not given
 * @param model the model that was called; empty when not given
 * @param direction which way the text went, as the field {@code direction} spells it; empty when
 *     not given
 * @param language the declared language; null when not given
 */
record Envelope(
    String id,
    Instant time,
    String source,
    String tenant,
    String model,
    String direction,
    @Nullable String language) {

  /** The envelope of a record that has none: its place and timestamp. */
  static Envelope of(RecordPlace place) {
    return new Envelope(
        place.identity(), Instant.ofEpochMilli(place.recordTime()), "", "", "", "", null);
  }
}
