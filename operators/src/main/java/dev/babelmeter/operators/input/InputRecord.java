// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.TextEvent;
import org.jspecify.annotations.Nullable;

/**
 * A record that was read: an event or a dead letter, one of the two. Flink serialises it as a POJO.
 *
 * @param recordTime the record's timestamp in epoch milliseconds
 * @param event the event; null when the record was refused
 * @param deadLetter why the record was refused; null when it was not
 */
public record InputRecord(
    long recordTime, @Nullable TextEvent event, @Nullable DeadLetter deadLetter) {
  static InputRecord of(RecordPlace place, TextEvent event) {
    return new InputRecord(place.recordTime(), event, null);
  }

  static InputRecord refused(RecordPlace place, DeadLetter deadLetter) {
    return new InputRecord(place.recordTime(), null, deadLetter);
  }

  /** The event's time in epoch milliseconds; for a dead letter the record's. */
  public long time() {
    return event == null ? recordTime : event.getEventTime().toEpochMilli();
  }
}
