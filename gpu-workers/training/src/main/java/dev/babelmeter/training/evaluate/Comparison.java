// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.evaluate;

import dev.babelmeter.training.initialise.Directions;
import dev.babelmeter.training.initialise.Initialiser;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.WordSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures initialisers, all in the same way: on held-out words against their own rows, on
 * sentences with held-out words, and on sentences whose words of several pieces are merged.
 */
public final class Comparison {
  /** Words that are measured: enough for intervals, few enough for the slowest method. */
  private static final int WORDS = 600;

  /** Ids of WordPiece are by frequency; these part the words of the vocabulary in three bands. */
  private static final int FREQUENT = 8000;

  private static final int RARE = 18_000;

  private final Source source;
  private final List<Integer> ids;
  private final List<NewToken> words = new ArrayList<>();
  private final Directions table;
  private final float[] centre;
  private final SentenceSet heldOut;
  private final SentenceSet merged;

  /**
   * Prepares the measurements.
   *
   * @param table the directions of all rows
   * @param heldOut sentences in which held-out words are predicted
   * @param merged sentences whose words of several pieces are predicted
   */
  public Comparison(
      Source source, WordSplit split, Directions table, SentenceSet heldOut, SentenceSet merged) {
    this.source = source;
    this.table = table;
    this.heldOut = heldOut;
    this.merged = merged;
    this.ids = spread(split.test());
    this.ids.forEach(id -> words.add(split.asNew(source.vocabulary(), id)));
    this.centre = source.table().mean(split.train());
  }

  /** Ids are by frequency, so words of all frequencies are taken. */
  private static List<Integer> spread(List<Integer> test) {
    int count = Math.min(WORDS, test.size());
    return IntStream.range(0, count).mapToObj(i -> test.get(i * test.size() / count)).toList();
  }

  /** What came out, by the group and name of the measure. */
  public record Measured(Map<Key, Double> values) {}

  /**
   * A measure.
   *
   * @param group what it is of
   * @param measure its name
   */
  public record Key(String group, String measure) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = group.compareTo(other.group);
      return order != 0 ? order : measure.compareTo(other.measure);
    }
  }

  /** Measures {@code initialiser}. */
  public Measured of(Initialiser initialiser) {
    Map<Key, Double> values = new TreeMap<>();
    float[][] rows = initialiser.rows(words);
    Map<String, List<RowMeasures>> groups = new TreeMap<>();
    for (int i = 0; i < rows.length; i++) {
      int id = ids.get(i);
      RowMeasures measures = RowMeasures.of(rows[i], source.table().row(id), centre, table, id);
      int pieces = words.get(i).pieces().length;
      for (String group :
          List.of("words", "words of " + (pieces > 3 ? "4+" : pieces) + " pieces", band(id))) {
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(measures);
      }
    }
    groups.forEach(
        (group, measured) -> {
          put(values, group, "cosine", measured, RowMeasures::cosine);
          put(values, group, "centred_cosine", measured, RowMeasures::centredCosine);
          put(values, group, "relative_distance", measured, RowMeasures::relativeDistance);
          put(values, group, "recall_10", measured, measure -> measure.found() ? 1 : 0);
        });
    float[][] ofHeldOut = initialiser.rows(heldOut.tokens());
    put(values, "sentences, held-out words", heldOut, heldOut.after(ofHeldOut, false));
    values.putAll(ofMerged(merged, initialiser.rows(merged.tokens())));
    return new Measured(values);
  }

  /** Measures {@code rows} of the tokens of {@code merged} on its sentences. */
  public static Map<Key, Double> ofMerged(SentenceSet merged, float[]... rows) {
    Map<Key, Double> values = new TreeMap<>();
    put(values, "sentences, merged", merged, merged.after(rows, false));
    put(values, "sentences, merged, by pieces", merged, merged.after(rows, true));
    return values;
  }

  private static String band(int id) {
    if (id < FREQUENT) {
      return "frequent words";
    }
    return id < RARE ? "less frequent words" : "rare words";
  }

  private static void put(
      Map<Key, Double> values,
      String group,
      String name,
      List<RowMeasures> measured,
      ToDoubleFunction<RowMeasures> value) {
    values.put(
        new Key(group, name), Statistics.mean(measured.stream().mapToDouble(value).toArray()));
  }

  private static void put(
      Map<Key, Double> values, String group, SentenceSet sentences, float[][] after) {
    SentenceMeasures measures = SentenceMeasures.of(sentences.before(), after);
    values.put(new Key(group, "cosine"), measures.cosine());
    values.put(new Key(group, "lowest_twentieth"), measures.lowest());
    values.put(new Key(group, "overlap_10"), measures.overlap());
    values.put(new Key(group, "spearman"), measures.spearman());
  }
}
