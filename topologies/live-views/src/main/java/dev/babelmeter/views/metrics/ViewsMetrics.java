// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.schemas.Topic;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.query.KnownVocabulary;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.totals.LabelBounds;
import dev.babelmeter.views.totals.LabelFolding;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.VocabularyTotals;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The metrics of a snapshot of the views. */
final class ViewsMetrics {
  private static final int DIRECTIONS = 3;

  private ViewsMetrics() {}

  static List<MetricSnapshot> of(ViewSnapshot snapshot, LabelBounds bounds, String pivot) {
    List<MetricSnapshot> metrics = new ArrayList<>(TotalsMetrics.of(snapshot.totals()));
    metrics.addAll(PremiumMetrics.of(snapshot, pivot));
    metrics.addAll(CoverageMetrics.of(snapshot.coverage()));
    metrics.addAll(AttributeMetrics.of(snapshot.attributes()));
    metrics.add(tokenizers(snapshot));
    metrics.add(deadLetters(snapshot.deadLetters()));
    metrics.add(foldedTexts(snapshot.foldedTexts()));
    metrics.add(foldedRecords(snapshot.foldedRecords()));
    metrics.add(labelBounds(snapshot.admitted(), bounds));
    return metrics;
  }

  private static MetricSnapshot deadLetters(Map<String, Long> deadLetters) {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name("babelmeter_dead_letters")
            .help("Records that could not be counted.");
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      counter.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(Labels.of("reason", reason.name().toLowerCase(Locale.ROOT)))
              .value(deadLetters.getOrDefault(reason.name(), 0L))
              .build());
    }
    return counter.build();
  }

  private static MetricSnapshot foldedTexts(Map<String, Long> foldedTexts) {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name("babelmeter_folded_texts")
            .help("Texts whose value of the label is beyond its bound and became 'other'.");
    for (String label : foldableLabels()) {
      counter.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(Labels.of("label", label))
              .value(foldedTexts.getOrDefault(label, 0L))
              .build());
    }
    return counter.build();
  }

  private static MetricSnapshot foldedRecords(Map<String, Long> foldedRecords) {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name("babelmeter_folded_records")
            .help("Records of which a label is beyond its bound and became 'other'.");
    for (Topic topic :
        List.of(Topics.PREMIUM_WINDOWS, Topics.COVERAGE_WINDOWS, Topics.ATTRIBUTE_WINDOWS)) {
      counter.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(Labels.of("topic", topic.name()))
              .value(foldedRecords.getOrDefault(topic.name(), 0L))
              .build());
    }
    return counter.build();
  }

  private static MetricSnapshot labelBounds(Map<Label, Integer> admitted, LabelBounds bounds) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder()
            .name("babelmeter_label_bound")
            .help("How many values the label can have, 'other' and 'none' included.");
    Map<Label, Integer> values = new TreeMap<>();
    for (Label label : Label.values()) {
      // Values admitted under a higher bound, or before an allow-list, keep their series.
      int named = Math.max(bounds.of(label).max(), admitted.getOrDefault(label, 0));
      values.put(label, named + LabelBounds.RESERVED_VALUES);
      gauge.dataPoint(bound(label.labelName(), values.get(label)));
    }
    long folded = (long) values.get(Label.LANGUAGE) * DIRECTIONS;
    gauge.dataPoint(bound(LabelFolding.COMBINATION, bounds.combinations() + folded));
    return gauge.build();
  }

  private static GaugeDataPointSnapshot bound(String label, long value) {
    return GaugeDataPointSnapshot.builder()
        .labels(Labels.of("label", label))
        .value((double) value)
        .build();
  }

  /** Says what each vocabulary and fingerprint is that a counter names, announced or not. */
  private static MetricSnapshot tokenizers(ViewSnapshot snapshot) {
    InfoSnapshot.Builder info =
        InfoSnapshot.builder()
            .name("babelmeter_tokenizer")
            .help("A vocabulary, and what counts under it.");
    Set<String> described = new TreeSet<>();
    for (KnownVocabulary known : snapshot.vocabularies()) {
      Vocabulary vocabulary = known.description();
      if (described.add(identity(vocabulary.getVocabulary(), vocabulary.getFingerprint()))) {
        info.dataPoint(
            tokenizer(
                vocabulary.getVocabulary(),
                vocabulary.getFingerprint(),
                vocabulary.getEngine().name(),
                vocabulary.getFamily().name()));
      }
    }
    for (LiveTotals totals : snapshot.totals().values()) {
      for (VocabularyTotals counts : totals.getCounts()) {
        if (described.add(identity(counts.getVocabulary(), counts.getFingerprint()))) {
          info.dataPoint(
              tokenizer(counts.getVocabulary(), counts.getFingerprint(), "UNKNOWN", "UNKNOWN"));
        }
      }
    }
    return info.build();
  }

  private static String identity(String vocabulary, String fingerprint) {
    return fingerprint + "/" + vocabulary;
  }

  private static InfoDataPointSnapshot tokenizer(
      String vocabulary, String fingerprint, String engine, String family) {
    return InfoDataPointSnapshot.builder()
        .labels(
            Labels.of(
                "vocabulary",
                vocabulary,
                "fingerprint",
                fingerprint,
                "engine",
                engine.toLowerCase(Locale.ROOT),
                "family",
                family.toLowerCase(Locale.ROOT)))
        .build();
  }

  private static List<String> foldableLabels() {
    List<String> names = new ArrayList<>();
    for (Label label : Label.values()) {
      names.add(label.labelName());
    }
    names.add(LabelFolding.COMBINATION);
    return names;
  }
}
