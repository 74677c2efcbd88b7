// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import dev.babelmeter.events.v1.CoverageWindow;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up what single texts became before it goes over the network: a text becomes as many records
 * as there are vocabularies, a gathering as many as there are languages besides. What it holds goes
 * out before a checkpoint's barrier, before the watermark that ends its window, at the end of the
 * input, and when it has {@value #MAX_ENTRIES} frequencies; so it needs no state, and holds at most
 * some 50 MB.
 */
public final class GatherTokens extends AbstractStreamOperator<CoverageWindow>
    implements OneInputStreamOperator<CoverageWindow, CoverageWindow> {
  private static final long serialVersionUID = 1;

  /** A frequency takes 12 bytes in a table that is a quarter to half full. */
  static final int MAX_ENTRIES = 1_000_000;

  private transient Map<Place, TokenSums> gathered;
  private transient int entries;

  private record Place(CoverageSlice slice, long start) {}

  @Override
  public void open() throws Exception {
    super.open();
    gathered = new HashMap<>();
    entries = 0;
  }

  @Override
  public void processElement(StreamRecord<CoverageWindow> element) {
    CoverageWindow part = element.getValue();
    Place place = new Place(CoverageSlice.of(part), part.getWindowStart().toEpochMilli());
    TokenSums sums = gathered.get(place);
    if (sums == null) {
      sums = new TokenSums(part);
      gathered.put(place, sums);
      entries += sums.types();
    } else {
      int before = sums.types();
      sums.add(part);
      entries += sums.types() - before;
    }
    if (entries >= MAX_ENTRIES) {
      flush(Long.MAX_VALUE);
    }
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    flush(watermark.getTimestamp());
    super.processWatermark(watermark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush(Long.MAX_VALUE);
  }

  @Override
  public void finish() throws Exception {
    flush(Long.MAX_VALUE);
    super.finish();
  }

  /** Sends on the windows whose last millisecond is not after {@code watermark}. */
  private void flush(long watermark) {
    for (Iterator<TokenSums> all = gathered.values().iterator(); all.hasNext(); ) {
      TokenSums sums = all.next();
      if (sums.end() - 1 <= watermark) {
        all.remove();
        entries -= sums.types();
        output.collect(new StreamRecord<>(sums.window(), sums.start()));
      }
    }
  }
}
