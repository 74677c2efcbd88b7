// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.views.Samples;
import dev.babelmeter.views.costs.Budgets;
import dev.babelmeter.views.metrics.Snapshots.FakeViews;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.v1.LivePremiumSums;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.TotalsKey;
import dev.babelmeter.views.v1.VocabularyTotals;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table in docs/METRICS.md is what is exposed, no more and no less. */
class MetricsDocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/METRICS.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(babelmeter_\\w+)` \\| (\\w+) \\| ([^|]*)\\|.*");
  private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

  /** A metric as the table or the exposition has it. */
  record Described(String type, Set<String> labels) {}

  @Test
  void describesEveryMetricThatIsExposed() throws IOException {
    assertThat(documented()).isEqualTo(exposed());
  }

  private static Map<String, Described> documented() throws IOException {
    Map<String, Described> metrics = new TreeMap<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> labels = new TreeSet<>();
        QUOTED.matcher(row.group(3)).results().forEach(label -> labels.add(label.group(1)));
        metrics.put(row.group(1), new Described(row.group(2), labels));
      }
    }
    return metrics;
  }

  /** Read from the OpenMetrics format, which tells info and state set from gauge. */
  private static Map<String, Described> exposed() throws IOException {
    Map<String, String> types = new TreeMap<>();
    Map<String, Described> metrics = new TreeMap<>();
    for (String line : scrape().lines().toList()) {
      Matcher type = TYPE.matcher(line);
      if (type.matches()) {
        types.put(type.group(1), type.group(2));
      }
      Matcher sample = SAMPLE.matcher(line);
      if (!line.startsWith("#") && sample.matches()) {
        Set<String> labels = new TreeSet<>();
        if (sample.group(2) != null) {
          LABEL.matcher(sample.group(2)).results().forEach(label -> labels.add(label.group(1)));
        }
        String family = sample.group(1).replaceFirst("_(total|info)$", "");
        metrics.put(sample.group(1), new Described(types.get(family), labels));
      }
    }
    return metrics;
  }

  private static String scrape() throws IOException {
    FakeViews views = new FakeViews();
    views.snapshot = everythingApplies();
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(new ViewsCollector(views, Samples.wideBounds(), "en"));
    views.costs = Snapshots.PRICED;
    registry.register(
        new CostCollector(
            views,
            new Budgets(Map.of("acme", BigDecimal.TEN)),
            InstantSource.fixed(Instant.parse("2026-10-02T00:00:00Z"))));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ExpositionFormats.init().getOpenMetricsTextFormatWriter().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8);
  }

  private static ViewSnapshot everythingApplies() {
    LivePremiumSums sums = new LivePremiumSums(30L, 30L, 30L, 30L, 30L, 30L);
    VocabularyTotals counts =
        new VocabularyTotals("v", "f", CountMethod.EXACT, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, sums);
    return new ViewSnapshot(
        Map.of(
            new TotalsKey("t", "en", "Latn", Direction.INPUT, "m"),
            new LiveTotals(1L, 0L, 1L, 1L, 1L, List.of(counts))),
        Map.of(),
        Map.of(),
        Map.of(),
        Snapshots.MEASURED.premiums(),
        Snapshots.MEASURED.coverage(),
        Snapshots.MEASURED.attributes(),
        Map.of(),
        List.of());
  }
}
