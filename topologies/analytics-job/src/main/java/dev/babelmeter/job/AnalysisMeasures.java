// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TokenMoments;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.languages.Languages;
import dev.babelmeter.metrics.AttributePremium;
import dev.babelmeter.metrics.AttributeTexts;
import dev.babelmeter.metrics.LivePremium;
import dev.babelmeter.metrics.LivePremiums;
import dev.babelmeter.metrics.LivePremiums.Traffic;
import dev.babelmeter.metrics.Premium;
import dev.babelmeter.metrics.PremiumBaselines;
import dev.babelmeter.metrics.PremiumBaselines.Sizes;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.metrics.Variety;
import dev.babelmeter.operators.WindowSums;
import dev.babelmeter.operators.premium.AddPremiums;
import dev.babelmeter.reports.analysis.AnalysisData;
import dev.babelmeter.reports.analysis.AnalysisData.Analysed;
import dev.babelmeter.reports.analysis.AnalysisData.Counted;
import dev.babelmeter.reports.analysis.AnalysisData.Groups;
import dev.babelmeter.tokenizers.VocabularyDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds the windows of an analysis up to what its report shows. */
final class AnalysisMeasures {
  private final AddPremiums adding = new AddPremiums();
  private final Map<Variety, CountWindow> counts = new LinkedHashMap<>();
  private final Map<List<String>, PremiumWindow> premiums = new HashMap<>();
  private final Map<Attribute, CountWindow> attributes = new LinkedHashMap<>();
  private final Map<List<String>, Tokens> tokens = new HashMap<>();

  private record Attribute(String name, String value, Variety variety) {}

  private static final class Tokens {
    final Map<String, Long> classes = new HashMap<>();
    final Map<String, Long> digitRuns = new HashMap<>();
    final TokenFrequencies frequencies = new TokenFrequencies();
    long texts;
    long words;
    long continuedWords;
  }

  void add(CountWindow window) {
    add(counts, new Variety(window.getLanguage(), window.getScript()), window);
  }

  void add(AttributeWindow window) {
    CountWindow sums = window.getSums();
    Variety variety = new Variety(sums.getLanguage(), sums.getScript());
    add(attributes, new Attribute(window.getAttribute(), window.getValue(), variety), sums);
  }

  private static <K> void add(Map<K, CountWindow> sums, K key, CountWindow window) {
    CountWindow sum = sums.get(key);
    if (sum == null) {
      sums.put(key, WindowSums.copy(window));
    } else {
      WindowSums.add(sum, window);
    }
  }

  void add(PremiumWindow window) {
    List<String> key = List.of(window.getPivot(), window.getLanguage(), window.getScript());
    PremiumWindow sum = premiums.get(key);
    if (sum == null) {
      premiums.put(key, adding.copy(window));
      return;
    }
    adding.add(sum, window);
    sum.setWindowStart(earlier(sum.getWindowStart(), window.getWindowStart()));
    sum.setWindowEnd(later(sum.getWindowEnd(), window.getWindowEnd()));
  }

  void add(CoverageWindow window) {
    Tokens sum =
        tokens.computeIfAbsent(
            List.of(window.getLanguage(), window.getScript(), window.getVocabulary()),
            any -> new Tokens());
    sum.texts += window.getTexts();
    sum.words += Objects.requireNonNull(window.getWords());
    sum.continuedWords += Objects.requireNonNull(window.getContinuedWords());
    window.getTokenClasses().forEach((name, n) -> sum.classes.merge(name, n, Math::addExact));
    window.getDigitRuns().forEach((cut, n) -> sum.digitRuns.merge(cut, n, Math::addExact));
    sum.frequencies.addEncoded(window.getFrequencies());
  }

  /**
   * Returns what was found.
   *
   * @param pivots the languages that live premiums are over
   * @param vocabularies the vocabularies that were counted under
   * @param dictionaries what tokens are looked up in
   */
  AnalysisData data(
      List<String> pivots,
      List<VocabularyDescription> vocabularies,
      AnalysisDictionaries dictionaries) {
    List<Premium> all = new ArrayList<>();
    List<Groups> groups = new ArrayList<>();
    premiums
        .values()
        .forEach(
            sum -> {
              groups.add(groups(sum));
              all.addAll(baselines(sum));
              sum.getCounts().forEach(count -> all.add(reference(sum, count)));
            });
    Map<Variety, List<Traffic>> traffic = new LinkedHashMap<>();
    counts.forEach(
        (variety, sum) -> {
          if (Languages.find(variety.language()).isPresent()) {
            traffic.put(variety, traffic(sum));
          }
        });
    pivots.forEach(pivot -> all.addAll(LivePremiums.of(traffic, pivot)));
    Map<String, Long> sizes = new HashMap<>();
    vocabularies.forEach(vocabulary -> sizes.put(vocabulary.name(), (long) vocabulary.size()));
    return new AnalysisData(
        all,
        groups,
        counted(),
        analysed(sizes, dictionaries),
        AttributePremium.of(attributes(), null));
  }

  private static Groups groups(PremiumWindow sum) {
    return new Groups(
        sum.getPivot(),
        new Variety(sum.getLanguage(), sum.getScript()),
        sum.getGroups(),
        sum.getGroupsWithoutPivot(),
        sum.getGroupsAlone(),
        sum.getDuplicates(),
        sum.getLateMembers(),
        sum.getRefusedMembers());
  }

  private static List<Premium> baselines(PremiumWindow sum) {
    return new PremiumBaselines(
            sum.getGroups(),
            new Sizes(
                sum.getUtf8Bytes(), sum.getCharacters(), sum.getGraphemeClusters(), sum.getWords()),
            new Sizes(
                sum.getPivotUtf8Bytes(),
                sum.getPivotCharacters(),
                sum.getPivotGraphemeClusters(),
                sum.getPivotWords()))
        .premiums(
            sum.getPivot(),
            new Variety(sum.getLanguage(), sum.getScript()),
            sum.getWindowStart(),
            sum.getWindowEnd());
  }

  private static Premium reference(PremiumWindow sum, PremiumCounts count) {
    return Premium.reference(
        count.getVocabulary(),
        count.getFingerprint(),
        sum.getPivot(),
        new Variety(sum.getLanguage(), sum.getScript()),
        count.getGroups(),
        count.getPivotCharacters(),
        count.getTokens(),
        count.getUnknownTokens(),
        count.getPivotTokens(),
        sum.getWindowStart(),
        sum.getWindowEnd());
  }

  private static List<Traffic> traffic(CountWindow sum) {
    List<Traffic> traffic = new ArrayList<>();
    for (int i = 0; i < sum.getCounts().size(); i++) {
      VocabularyCounts count = sum.getCounts().get(i);
      traffic.add(
          new Traffic(
              count.getVocabulary(),
              count.getFingerprint(),
              sums(sum, i),
              count.getUnknownTokens()));
    }
    return traffic;
  }

  private List<AttributeTexts> attributes() {
    List<AttributeTexts> texts = new ArrayList<>();
    attributes.forEach(
        (attribute, sum) -> {
          for (int i = 0; i < sum.getCounts().size(); i++) {
            VocabularyCounts count = sum.getCounts().get(i);
            texts.add(
                new AttributeTexts(
                    attribute.name(),
                    attribute.value(),
                    attribute.variety(),
                    count.getVocabulary(),
                    count.getFingerprint(),
                    sum.getTexts(),
                    sum.getCharacters(),
                    sum.getUtf8Bytes(),
                    sum.getWords(),
                    count.getTokens(),
                    sums(sum, i)));
          }
        });
    return texts;
  }

  /** The sums under the vocabulary at {@code index}. */
  private static LivePremium.Sums sums(CountWindow sum, int index) {
    TokenMoments moments = sum.getMoments().get(index);
    return new LivePremium.Sums(
        sum.getTexts(),
        sum.getCounts().get(index).getTokens(),
        sum.getUtf8Bytes(),
        moments.getTokensSquared(),
        moments.getTokensTimesBytes(),
        Objects.requireNonNull(sum.getUtf8BytesSquared()));
  }

  private List<Counted> counted() {
    List<Counted> rows = new ArrayList<>();
    counts.forEach(
        (variety, sum) ->
            sum.getCounts()
                .forEach(
                    count ->
                        rows.add(
                            new Counted(
                                variety,
                                count.getVocabulary(),
                                sum.getTexts(),
                                sum.getCharacters(),
                                sum.getUtf8Bytes(),
                                sum.getWords(),
                                count.getTokens(),
                                count.getUnknownTokens(),
                                count.getByteFallbackTokens(),
                                count.getSingleTokenWords()))));
    return rows;
  }

  private List<Analysed> analysed(Map<String, Long> sizes, AnalysisDictionaries dictionaries) {
    List<Analysed> rows = new ArrayList<>();
    tokens.forEach(
        (key, sum) ->
            rows.add(
                new Analysed(
                    new Variety(key.get(0), key.get(1)),
                    key.get(2),
                    Objects.requireNonNull(sizes.get(key.get(2))),
                    sum.texts,
                    sum.words,
                    sum.continuedWords,
                    sum.classes,
                    sum.digitRuns,
                    sum.frequencies,
                    dictionaries.of(key.get(0), key.get(2)))));
    return rows;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
