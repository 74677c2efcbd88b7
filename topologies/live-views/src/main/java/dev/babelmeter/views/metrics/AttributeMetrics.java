// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.metrics.AttributePremium;
import dev.babelmeter.metrics.AttributeTexts;
import dev.babelmeter.views.measures.Attributes;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.LiveTotals;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;

/** Texts by their attributes, and the premiums along these. */
final class AttributeMetrics {
  private final Series<Long> texts =
      new Series<>("babelmeter_attribute_texts", "Texts by the value of an attribute.");
  private final Series<Long> characters =
      new Series<>("babelmeter_attribute_characters", "Their length in Unicode code points.");
  private final Series<Long> bytes =
      new Series<>("babelmeter_attribute_input_bytes", "Their size in bytes of UTF-8.");
  private final Series<Long> tokens =
      new Series<>("babelmeter_attribute_tokens", "Their tokens under the vocabulary.");
  private final Series<Double> premiums =
      new Series<>(
          "babelmeter_attribute_premium_ratio",
          "Tokens per byte over those of all other values of the attribute in the same language;"
              + " absent below the floor.");

  private AttributeMetrics() {}

  static List<MetricSnapshot> of(Map<AttributeKey, LiveTotals> totals) {
    AttributeMetrics metrics = new AttributeMetrics();
    AttributePremium.of(Attributes.texts(totals), null).forEach(metrics::add);
    return List.of(
        metrics.texts.counter(),
        metrics.characters.counter(),
        metrics.bytes.counter(),
        metrics.tokens.counter(),
        metrics.premiums.gauge());
  }

  private void add(AttributePremium premium) {
    AttributeTexts of = premium.texts();
    Labels labels =
        Labels.of(
            "attribute",
            of.attribute(),
            "value",
            of.value(),
            "language",
            of.variety().language(),
            "script",
            of.variety().script(),
            "vocabulary",
            of.vocabulary(),
            "fingerprint",
            of.fingerprint());
    texts.values().put(labels, of.texts());
    characters.values().put(labels, of.characters());
    bytes.values().put(labels, of.bytes());
    tokens.values().put(labels, of.tokens());
    premium.value().ifPresent(value -> premiums.values().put(labels, value));
  }
}
