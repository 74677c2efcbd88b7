// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one thread did in one pass; JMH adds up the threads and keeps each iteration's sum. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class PassEvents {
  /** Bytes of the texts in UTF-8. */
  public long bytes;

  public long texts;

  /** Tokens under all vocabularies. */
  public long tokens;

  /** Segments looked up in the engine's cache; 0 without a cache. */
  public long segments;

  /** Segments that were not in the cache. */
  public long misses;
}
