// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.views.Samples;
import dev.babelmeter.views.metrics.Snapshots.FakeViews;
import dev.babelmeter.views.query.ViewsUnavailableException;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsCollectorTest {
  private final FakeViews views = new FakeViews();
  private final PrometheusRegistry registry = new PrometheusRegistry();

  ViewsCollectorTest() {
    registry.register(new ViewsCollector(views, Samples.bounds(50, 9, 8, 7, 1000), "en"));
  }

  @Test
  void exposesEachCombinationOfTheTextsOnce() throws IOException {
    assertThat(samples("babelmeter_texts_total"))
        .containsExactlyInAnyOrder(
            "babelmeter_texts_total{direction=\"input\",language=\"de\",model=\"m\","
                + "script=\"Latn\",tenant=\"acme\"} 3.0",
            "babelmeter_texts_total{direction=\"output\",language=\"de\",model=\"m\","
                + "script=\"Latn\",tenant=\"acme\"} 4.0",
            "babelmeter_texts_total{direction=\"unknown\",language=\"zh\",model=\"none\","
                + "script=\"Hans\",tenant=\"none\"} 5.0");
    assertThat(sumOf("babelmeter_late_texts_total")).isEqualTo(1);
    assertThat(sumOf("babelmeter_characters_total")).isEqualTo(30 + 40 + 50);
    assertThat(sumOf("babelmeter_input_bytes_total")).isEqualTo(36 + 48 + 150);
    assertThat(sumOf("babelmeter_words_total")).isEqualTo(6 + 8);
  }

  @Test
  void addsTokensOverDirectionsAndKeepsFingerprintsApart() throws IOException {
    assertThat(samples("babelmeter_tokens_total"))
        .containsExactlyInAnyOrder(
            "babelmeter_tokens_total{fingerprint=\"f1\",language=\"de\",tenant=\"acme\","
                + "vocabulary=\"bert\"} 12.0",
            "babelmeter_tokens_total{fingerprint=\"old\",language=\"de\",tenant=\"acme\","
                + "vocabulary=\"gpt\"} 4.0",
            "babelmeter_tokens_total{fingerprint=\"new\",language=\"de\",tenant=\"acme\","
                + "vocabulary=\"gpt\"} 25.0",
            "babelmeter_tokens_total{fingerprint=\"new\",language=\"zh\",tenant=\"none\","
                + "vocabulary=\"gpt\"} 75.0");
    assertThat(samples("babelmeter_vocabulary_words_total"))
        .contains(
            "babelmeter_vocabulary_words_total{fingerprint=\"old\",language=\"de\","
                + "tenant=\"acme\",vocabulary=\"gpt\"} 2.0",
            "babelmeter_vocabulary_words_total{fingerprint=\"new\",language=\"de\","
                + "tenant=\"acme\",vocabulary=\"gpt\"} 12.0");
    assertThat(sumOf("babelmeter_single_token_words_total")).isEqualTo(3 + 2 + 1 + 4);
  }

  @Test
  void leavesOutWhatDoesNotApply() throws IOException {
    assertThat(samples("babelmeter_unknown_tokens_total"))
        .containsExactly(
            "babelmeter_unknown_tokens_total{fingerprint=\"f1\",language=\"de\",tenant=\"acme\","
                + "vocabulary=\"bert\"} 2.0");
    assertThat(samples("babelmeter_byte_fallback_tokens_total")).isEmpty();
  }

  @Test
  void describesEveryVocabularyThatACounterNames() throws IOException {
    assertThat(samples("babelmeter_tokenizer_info"))
        .containsExactlyInAnyOrder(
            "babelmeter_tokenizer_info{engine=\"reference\",family=\"bpe\",fingerprint=\"f1\","
                + "vocabulary=\"bert\"} 1",
            "babelmeter_tokenizer_info{engine=\"reference\",family=\"bpe\",fingerprint=\"new\","
                + "vocabulary=\"gpt\"} 1",
            "babelmeter_tokenizer_info{engine=\"unknown\",family=\"unknown\",fingerprint=\"old\","
                + "vocabulary=\"gpt\"} 1");
  }

  @Test
  void exposesZeroForDeadLettersAndFoldedTextsThatNeverWere() throws IOException {
    assertThat(samples("babelmeter_dead_letters_total"))
        .contains(
            "babelmeter_dead_letters_total{reason=\"not_json\"} 7.0",
            "babelmeter_dead_letters_total{reason=\"empty_text\"} 2.0",
            "babelmeter_dead_letters_total{reason=\"invalid_utf8\"} 0.0")
        .hasSize(12);
    assertThat(samples("babelmeter_folded_texts_total"))
        .containsExactlyInAnyOrder(
            "babelmeter_folded_texts_total{label=\"tenant\"} 11.0",
            "babelmeter_folded_texts_total{label=\"language\"} 0.0",
            "babelmeter_folded_texts_total{label=\"script\"} 0.0",
            "babelmeter_folded_texts_total{label=\"model\"} 0.0",
            "babelmeter_folded_texts_total{label=\"combination\"} 0.0");
  }

  /** German needs twice the tokens of English for the same content, by hand; Tamil has too few. */
  @Test
  void exposesBothPremiumsWithWhatTheyAreFormedFrom() throws IOException {
    views.snapshot = Snapshots.MEASURED;
    String german = "language=\"de\",pivot=\"en\",script=\"Latn\"";
    String under =
        "{fingerprint=\"f\",language=\"de\",pivot=\"en\",script=\"Latn\",vocabulary=\"v\"} ";
    assertThat(samples("babelmeter_reference_tokens_total"))
        .contains("babelmeter_reference_tokens_total" + under + "700.0");
    assertThat(samples("babelmeter_reference_pivot_tokens_total"))
        .contains("babelmeter_reference_pivot_tokens_total" + under + "350.0");
    assertThat(samples("babelmeter_reference_premium_ratio"))
        .contains("babelmeter_reference_premium_ratio" + under + "2.0")
        .noneMatch(sample -> sample.contains("ta"));
    assertThat(samples("babelmeter_live_premium_ratio"))
        .anyMatch(sample -> sample.startsWith("babelmeter_live_premium_ratio" + under));
    assertThat(samples("babelmeter_translation_groups_total"))
        .contains("babelmeter_translation_groups_total{" + german + "} 35.0");
    assertThat(samples("babelmeter_translation_groups_without_pivot_total"))
        .contains("babelmeter_translation_groups_without_pivot_total{" + german + "} 2.0");
    assertThat(samples("babelmeter_translation_members_left_out_total"))
        .contains(
            "babelmeter_translation_members_left_out_total{language=\"de\",pivot=\"en\","
                + "reason=\"late\",script=\"Latn\"} 5.0");
  }

  @Test
  void exposesWhatTheAnalysedTextsUse() throws IOException {
    views.snapshot = Snapshots.MEASURED;
    String slice = "{fingerprint=\"f\",language=\"de\",script=\"Latn\",vocabulary=\"v\"} ";
    assertThat(samples("babelmeter_analysed_texts_total"))
        .contains("babelmeter_analysed_texts_total" + slice + "3.0");
    assertThat(samples("babelmeter_used_tokens"))
        .contains("babelmeter_used_tokens" + slice + "4.0");
    // 5 of German and 2 of Tamil.
    assertThat(samples("babelmeter_token_class_tokens_total"))
        .contains(
            "babelmeter_token_class_tokens_total{class=\"spaced_alpha\",fingerprint=\"f\","
                + "vocabulary=\"v\"} 7.0");
    assertThat(samples("babelmeter_digit_runs_total"))
        .containsExactly(
            "babelmeter_digit_runs_total{cut=\"single\",fingerprint=\"f\",vocabulary=\"v\"} 2.0");
  }

  /** 120 tenants were admitted under a higher bound than today's 50, and all have their series. */
  @Test
  void exposesTheBoundsThatHold() throws IOException {
    assertThat(samples("babelmeter_label_bound"))
        .containsExactlyInAnyOrder(
            "babelmeter_label_bound{label=\"tenant\"} 122.0",
            "babelmeter_label_bound{label=\"language\"} 11.0",
            "babelmeter_label_bound{label=\"script\"} 10.0",
            "babelmeter_label_bound{label=\"model\"} 9.0",
            "babelmeter_label_bound{label=\"combination\"} 1033.0");
  }

  @Test
  void exposesOnlyItsHealthWhereAnotherInstanceHoldsTheTotals() throws IOException {
    views.elsewhere = "http://other:1";
    assertThat(lines())
        .filteredOn(line -> !line.startsWith("#"))
        .contains(
            "babelmeter_views_holds_totals 0.0",
            "babelmeter_views_lag_records{topic=\"count-windows\"} 3.0",
            "babelmeter_views_replaced_threads_total 2.0",
            "babelmeter_views_state{babelmeter_views_state=\"running\"} 1")
        .allMatch(line -> line.startsWith("babelmeter_views_"));
  }

  @Test
  void failsTheScrapeWhileTheTotalsCannotBeRead() {
    views.unavailable = "not now";
    assertThatThrownBy(registry::scrape).isInstanceOf(ViewsUnavailableException.class);
  }

  private double sumOf(String name) throws IOException {
    return samples(name).stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private List<String> samples(String name) throws IOException {
    return lines().stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .toList();
  }

  private List<String> lines() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ExpositionFormats.init().getPrometheusTextFormatWriter().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
