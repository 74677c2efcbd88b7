// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.coverage;

import dev.babelmeter.metrics.AverageLinkage;
import dev.babelmeter.metrics.AverageLinkage.Cluster;
import dev.babelmeter.reports.plot.Dendrogram;
import dev.babelmeter.reports.plot.Figure;
import dev.babelmeter.reports.plot.HeatMap;
import dev.babelmeter.reports.plot.Histograms;
import dev.babelmeter.reports.plot.StackedBars;
import dev.babelmeter.reports.vocabulary.Overlap;
import dev.babelmeter.reports.vocabulary.Token;
import dev.babelmeter.reports.vocabulary.TokenTables;
import dev.babelmeter.reports.vocabulary.VocabularyTokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plots of a report on vocabularies. */
final class CoveragePlots {
  private static final int LONGEST_SHOWN = 20;
  private static final String OTHER_SCRIPTS = "other scripts";

  private final List<VocabularyTokens> vocabularies;
  private final List<String> names;
  private final List<List<Double>> similarities;
  private final Cluster tree;

  CoveragePlots(List<VocabularyTokens> vocabularies, Overlap overlap) {
    this.vocabularies = vocabularies;
    this.names = overlap.names();
    this.similarities = overlap.jaccard();
    this.tree =
        AverageLinkage.of(
            similarities.stream().map(row -> row.stream().map(s -> 1 - s).toList()).toList());
  }

  List<Figure> all() {
    return List.of(scripts(), lengths(), clusters(), jaccard());
  }

  /** The scripts with the largest mean share, then the rest. */
  Figure scripts() {
    List<Map<String, Double>> shares = vocabularies.stream().map(CoveragePlots::shares).toList();
    Map<String, Double> sums = new HashMap<>();
    shares.forEach(share -> share.forEach((script, s) -> sums.merge(script, s, Double::sum)));
    sums.remove(Token.NO_SCRIPT);
    List<String> parts =
        new ArrayList<>(
            sums.entrySet().stream()
                .sorted(
                    Comparator.comparing((Map.Entry<String, Double> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(StackedBars.mostParts() - 2)
                .map(Map.Entry::getKey)
                .toList());
    parts.addAll(List.of(OTHER_SCRIPTS, Token.NO_SCRIPT));
    List<List<Double>> values = shares.stream().map(share -> values(share, parts)).toList();
    return StackedBars.of(
        "script_coverage",
        "Scripts of each vocabulary's tokens",
        "Percent of all tokens of each vocabulary by the script of their letters; "
            + Token.NO_SCRIPT
            + " has no letter of any script, such as digits, punctuation, bytes and special tokens.",
        "percent of the vocabulary",
        names,
        parts.stream().map(part -> part.replace('_', ' ')).toList(),
        values);
  }

  private static List<Double> values(Map<String, Double> shares, List<String> parts) {
    double shown = parts.stream().mapToDouble(part -> shares.getOrDefault(part, 0.0)).sum();
    return parts.stream()
        .map(
            part ->
                part.equals(OTHER_SCRIPTS)
                    ? Math.max(0, 100 - shown)
                    : shares.getOrDefault(part, 0.0))
        .toList();
  }

  private static Map<String, Double> shares(VocabularyTokens vocabulary) {
    Map<String, Double> shares = new HashMap<>();
    double share = 100.0 / vocabulary.tokens().size();
    vocabulary.tokens().forEach(token -> shares.merge(token.script(), share, Double::sum));
    return shares;
  }

  Figure lengths() {
    List<Histograms.Panel> panels = new ArrayList<>();
    for (VocabularyTokens vocabulary : vocabularies) {
      SortedMap<Integer, Long> counts = TokenTables.lengths(vocabulary, "characters");
      double all = counts.values().stream().mapToLong(Long::longValue).sum();
      SortedMap<Integer, Double> percents = new TreeMap<>();
      counts.forEach((length, count) -> percents.put(length, 100 * count / all));
      panels.add(new Histograms.Panel(vocabulary.name(), percents));
    }
    return Histograms.of(
        "token_lengths",
        "Lengths of tokens",
        "Percent of each vocabulary's tokens by their length in characters, without the space"
            + " before them; the last bar holds what is longer.",
        "characters (the last bar: " + LONGEST_SHOWN + " or more)",
        panels,
        LONGEST_SHOWN);
  }

  Figure clusters() {
    return Dendrogram.of(
        "jaccard_clusters",
        "Which vocabularies are alike",
        "Vocabularies clustered by average linkage over their Jaccard distance; those that join"
            + " further left have more tokens in common.",
        "Jaccard distance (0: the same tokens, 1: none in common)",
        tree,
        names,
        1);
  }

  Figure jaccard() {
    List<Integer> order = tree.members();
    List<String> ordered = order.stream().map(names::get).toList();
    List<List<HeatMap.Cell>> cells =
        order.stream()
            .map(
                row ->
                    order.stream()
                        .map(column -> HeatMap.Cell.of(similarities.get(row).get(column)))
                        .toList())
            .toList();
    return HeatMap.of(
        "jaccard_heatmap",
        "Tokens in common",
        "Jaccard index of each two vocabularies: the tokens that both have over those that either"
            + " has; neighbours are alike.",
        "Jaccard index",
        new HeatMap.Matrix(ordered, ordered, cells),
        HeatMap.Scale.linear(0, 1));
  }
}
