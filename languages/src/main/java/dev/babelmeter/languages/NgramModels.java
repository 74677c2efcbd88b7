// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import com.ibm.icu.util.ULocale;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
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
    Map<Long, PackedWeights.Entry> weights = new LinkedHashMap<>();
    features.forEach(
        (ngram, context) -> {
          long packed = pack(ngram, script);
          PackedWeights.Entry entry = entry(context, numbers);
          if (packed != 0 && entry.outcomes().length > 0) {
            weights.put(packed, entry);
          }
        });
    boolean[] rareOutcomes = new boolean[rare.size()];
    for (int i = 0; i < rareOutcomes.length; i++) {
      rareOutcomes[i] = rare.get(i);
    }
    return new NgramModel(kept.toArray(String[]::new), rareOutcomes, new PackedWeights(weights));
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

  /** The n-gram packed, or 0 when it is not written with letters of {@code script}. */
  private static long pack(String ngram, Script script) {
    if (ngram.codePointCount(0, ngram.length()) > NgramModel.MAX_N || ngram.equals(" ")) {
      return 0;
    }
    long packed = 0;
    for (int i = 0; i < ngram.length(); ) {
      int codePoint = ngram.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint != ' ' && !Scripts.isLetterOf(script, codePoint)) {
        return 0;
      }
      packed = NgramModel.append(packed, codePoint);
    }
    return packed;
  }

  private static PackedWeights.Entry entry(Context context, short[] numbers) {
    int[] all = context.getOutcomes();
    short[] kept = new short[all.length];
    float[] values = new float[all.length];
    int size = 0;
    for (int i = 0; i < all.length; i++) {
      if (numbers[all[i]] >= 0) {
        kept[size] = numbers[all[i]];
        values[size++] = (float) context.getParameters()[i];
      }
    }
    return new PackedWeights.Entry(Arrays.copyOf(kept, size), Arrays.copyOf(values, size));
  }
}
