// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

/**
 * Where a record lies.
 *
 * @param topic its topic, or the name of the file it came from
 * @param partition its partition; {@link #NO_PARTITION} for a file
 * @param offset its offset; for a file the line, counted from 1
 * @param recordTime the record's timestamp in epoch milliseconds; for a file the time of reading
 */
public record RecordPlace(String topic, int partition, long offset, long recordTime) {
  /** The partition of a record from a file. */
  public static final int NO_PARTITION = -1;

  /** TOPIC/PARTITION/OFFSET, which identifies the record; FILE/LINE for a file. */
  public String identity() {
    return partition == NO_PARTITION
        ? topic + "/" + offset
        : topic + "/" + partition + "/" + offset;
  }
}
