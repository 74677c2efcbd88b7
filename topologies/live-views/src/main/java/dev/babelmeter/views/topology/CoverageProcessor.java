// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.metrics.Variety;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.totals.CoverageSums;
import dev.babelmeter.views.totals.VarietyFolding;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Adds the tokens of texts to the totals of their vocabulary, language and script. */
final class CoverageProcessor extends StateProcessor<CoverageKey, CoverageWindow> {
  private KeyValueStore<CoverageKey, CoverageTotals> totals;
  private KeyValueStore<CoverageKey, byte[]> frequencies;
  private Tallies tallies;
  private VarietyFolding folding;

  CoverageProcessor(InputProgress progress) {
    super(progress);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    totals = context.getStateStore(ViewStores.COVERAGE_TOTALS);
    frequencies = context.getStateStore(ViewStores.TOKEN_FREQUENCIES);
    tallies = new Tallies(context.getStateStore(ViewStores.TALLIES));
    Set<Variety> existing = new HashSet<>();
    try (KeyValueIterator<CoverageKey, CoverageTotals> entries = totals.all()) {
      entries.forEachRemaining(
          entry -> existing.add(new Variety(entry.key.getLanguage(), entry.key.getScript())));
    }
    folding = new VarietyFolding(existing);
  }

  @Override
  void apply(Record<CoverageKey, CoverageWindow> part) {
    CoverageWindow window = part.value();
    Variety variety = new Variety(window.getLanguage(), window.getScript());
    Variety folded = folding.fold(variety);
    CoverageKey key =
        new CoverageKey(
            window.getVocabulary(), window.getFingerprint(), folded.language(), folded.script());
    TokenFrequencies sum = new TokenFrequencies();
    byte @Nullable [] before = frequencies.get(key);
    if (before != null) {
      sum.addEncoded(ByteBuffer.wrap(before));
    }
    sum.addEncoded(window.getFrequencies());
    ByteBuffer encoded = sum.encoded();
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    frequencies.put(key, bytes);
    @Nullable CoverageTotals totalsBefore = totals.get(key);
    CoverageTotals added = CoverageSums.of(window, sum.types());
    totals.put(
        key, totalsBefore == null ? added : CoverageSums.add(totalsBefore, added, sum.types()));
    if (!folded.equals(variety)) {
      tallies.add(new Tally(Tally.Kind.FOLDED_RECORDS, Topics.COVERAGE_WINDOWS.name()), 1);
    }
  }
}
