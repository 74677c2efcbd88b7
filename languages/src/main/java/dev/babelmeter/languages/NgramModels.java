// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import com.ibm.icu.util.ULocale;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataReader;
import opennlp.tools.ml.model.GenericModelReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the language model that Apache Tika ships for OpenNLP (148 languages, trained on the
 * Leipzig and CC-100 corpora) and takes from it what the closed list needs, script by script.
 */
final class NgramModels {
  private static final String RESOURCE = "/opennlp-langdetect-20210413.bin";
  private static final String ENTRY = "langdetect.model";

  /** Outcomes that are not language codes: two kinds of Chinese, and Burmese in the Zawgyi font. */
  private static final Map<String, String> OUTCOME_TAGS =
      Map.of("zho-simp", "zh", "zho-trad", "zh", "mya-zaw", "my");

  private final Map<String, Context> features;
  private final String[] outcomes;

  @SuppressWarnings("unchecked")
  private NgramModels(AbstractModel model) {
    Object[] parts = model.getDataStructures();
    features = (Map<String, Context>) parts[1];
    outcomes = (String[]) parts[2];
  }

  /**
   * Reads the model, which takes about a second and 100 MB for that time. The maximum-entropy part
   * is read straight from the archive: OpenNLP's own {@code LanguageDetectorModel} needs half as
   * much memory again for a copy of it.
   */
  static NgramModels load() {
    try (InputStream in = NgramModels.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The language model "
                + RESOURCE
                + " is not on the class path; add tika-langdetect-opennlp.");
      }
      ZipInputStream archive = new ZipInputStream(new BufferedInputStream(in));
      for (ZipEntry entry; (entry = archive.getNextEntry()) != null; ) {
        if (entry.getName().equals(ENTRY)) {
          DataReader reader = new BinaryFileDataReader(new BufferedInputStream(archive));
          return new NgramModels(new GenericModelReader(reader).getModel());
        }
      }
      throw new IllegalStateException(
          "The language model "
              + RESOURCE
              + " has no entry "
              + ENTRY
              + "; its version is unknown.");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The language model " + RESOURCE + " in tika-langdetect-opennlp cannot be read.", e);
    }
  }

  /** The tag of the closed list for each outcome of the model; {@code other} outside the list. */
  String[] tags() {
    String[] tags = new String[outcomes.length];
    for (int i = 0; i < outcomes.length; i++) {
      tags[i] = tag(outcomes[i]);
    }
    return tags;
  }

  /** The model for telling apart {@code languages}, all written in {@code script}. */
  NgramModel of(Script script, List<Language> languages) {
    String[] tags = tags();
    List<String> kept = new ArrayList<>();
    List<Boolean> rare = new ArrayList<>();
    short[] numbers = new short[outcomes.length];
    for (int i = 0; i < outcomes.length; i++) {
      numbers[i] = -1;
      for (Language language : languages) {
        if (language.tag().equals(tags[i])) {
          numbers[i] = (short) kept.size();
          kept.add(language.tag());
          rare.add(Languages.rank(language) == DetectionRank.RARE);
        }
      }
    }
    boolean[] rareOutcomes = new boolean[rare.size()];
    for (int i = 0; i < rareOutcomes.length; i++) {
      rareOutcomes[i] = rare.get(i);
    }
    Map<String, float[]> rows = rows(script, numbers, rareOutcomes.length);
    int[] letters =
        rows.keySet().stream()
            .flatMapToInt(String::codePoints)
            .filter(codePoint -> codePoint != ' ')
            .sorted()
            .distinct()
            .toArray();
    List<int[]> ngrams = rows.keySet().stream().map(ngram -> symbols(ngram, letters)).toList();
    NgramTrie trie = new NgramTrie(ngrams);
    float[][] weights = new float[trie.size()][];
    Arrays.fill(weights, new float[0]);
    Iterator<float[]> row = rows.values().iterator();
    ngrams.forEach(ngram -> weights[find(trie, ngram)] = row.next());
    return new NgramModel(
        kept.toArray(String[]::new),
        rareOutcomes,
        new Alphabet(script, letters),
        trie,
        new WeightRows(rareOutcomes.length, weights));
  }

  private static int find(NgramTrie trie, int[] ngram) {
    int number = trie.unigram(ngram[0]);
    for (int i = 1; i < ngram.length; i++) {
      number = trie.child(number, ngram[i]);
    }
    return number;
  }

  private static String tag(String outcome) {
    String known = OUTCOME_TAGS.get(outcome);
    if (known != null) {
      return known;
    }
    // Names with a hyphen that are left are languages written in Latin letters instead of their
    // own.
    return outcome.contains("-")
        ? Languages.OTHER
        : Languages.fold(ULocale.createCanonical(outcome).getLanguage());
  }

  /** The weights of the n-grams that are written with letters of {@code script}. */
  private Map<String, float[]> rows(Script script, short[] numbers, int outcomeCount) {
    Map<String, float[]> rows = new LinkedHashMap<>();
    features.forEach(
        (ngram, context) -> {
          float[] row = row(context, numbers, outcomeCount);
          if (row != null && isWrittenIn(script, ngram)) {
            rows.put(ngram, row);
          }
        });
    return rows;
  }

  private static boolean isWrittenIn(Script script, String ngram) {
    return !ngram.equals(" ")
        && ngram.codePointCount(0, ngram.length()) <= NgramModel.MAX_N
        && ngram.codePoints().allMatch(c -> c == ' ' || Scripts.isLetterOf(script, c));
  }

  /** The n-gram in the symbols of an {@link Alphabet} that knows {@code letters}. */
  private static int[] symbols(String ngram, int[] letters) {
    return ngram
        .codePoints()
        .map(
            c -> c == ' ' ? Alphabet.SPACE : Alphabet.FIRST_KNOWN + Arrays.binarySearch(letters, c))
        .toArray();
  }

  /** The weights by the numbers of their outcomes; null when none of those is kept. */
  private static float @Nullable [] row(Context context, short[] numbers, int outcomeCount) {
    float[] row = null;
    int[] outcomes = context.getOutcomes();
    for (int i = 0; i < outcomes.length; i++) {
      if (numbers[outcomes[i]] >= 0) {
        row = row == null ? new float[outcomeCount] : row;
        row[numbers[outcomes[i]]] = (float) context.getParameters()[i];
      }
    }
    return row;
  }
}
