// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.premium;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.reports.ReportException;
import dev.babelmeter.reports.premium.LanguageCode;
import dev.babelmeter.reports.premium.LanguageCode.Standing;
import dev.babelmeter.reports.premium.Meter;
import dev.babelmeter.reports.premium.ParallelText;
import dev.babelmeter.reports.premium.PremiumRow;
import dev.babelmeter.reports.premium.PremiumStudy;
import dev.babelmeter.reports.premium.PremiumStudy.LanguageRows;
import dev.babelmeter.reports.premium.WordRow;
import dev.babelmeter.reports.premium.WordStudy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Measures every language of a folder; what is wrong with one does not stop the others. */
public final class PremiumRun {
  private final ParallelFolder folder;
  private final Meter meter;
  private final Granularity granularity;
  private final boolean byWord;
  private final Map<String, List<WordRow>> words = new ConcurrentSkipListMap<>();
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  /**
   * Prepares a run over {@code folder}.
   *
   * @param byWord whether words are encoded one by one too
   */
  public PremiumRun(ParallelFolder folder, Meter meter, Granularity granularity, boolean byWord) {
    this.folder = folder;
    this.meter = meter;
    this.granularity = granularity;
    this.byWord = byWord;
  }

  /**
   * What came of a run.
   *
   * @param rows by language code, then in the order of the vocabularies
   * @param words likewise; empty when words were not encoded one by one
   * @param notices sentences on what was left out and why
   * @param complete whether every language could be compared
   */
  public record Outcome(
      List<PremiumRow> rows, List<WordRow> words, List<String> notices, boolean complete) {
    public Outcome {
      rows = List.copyOf(rows);
      words = List.copyOf(words);
      notices = List.copyOf(notices);
    }
  }

  /** Measures the premiums over {@code pivotCode}. */
  public Outcome measure(String pivotCode) {
    @Nullable ParallelText pivot = readable(pivotCode);
    if (pivot == null) {
      notices.add(
          "without the pivot "
              + pivotCode
              + " there are tokens but no premiums: add its file,"
              + " or name one of the languages there as --pivot");
    }
    PremiumStudy study = new PremiumStudy(meter, granularity, pivot, notices::add);
    List<LanguageRows> languages =
        folder.codes().parallelStream().map(code -> measure(study, code, pivot)).toList();
    List<PremiumRow> rows =
        languages.stream().flatMap(language -> language.rows().stream()).toList();
    notices.addAll(PremiumStudy.losses(rows));
    return new Outcome(
        rows,
        words.values().stream().flatMap(List::stream).toList(),
        notices.stream().sorted().toList(),
        pivot != null && languages.stream().allMatch(LanguageRows::complete));
  }

  private LanguageRows measure(PremiumStudy study, String code, @Nullable ParallelText pivot) {
    Standing standing = LanguageCode.of(code);
    if (standing == Standing.UNKNOWN) {
      notices.add(
          code
              + ".txt: '"
              + code
              + "' is no language code: name the file like eng_Latn.txt or en.txt, or remove it");
      return study.unreadable(code);
    }
    if (standing == Standing.UNLISTED) {
      notices.add(
          code + ": no table here names this language, which is measured all the same: check it");
    }
    ParallelText text = pivot != null && pivot.language().equals(code) ? pivot : readable(code);
    if (text == null) {
      return study.unreadable(code);
    }
    if (byWord) {
      words.put(code, WordStudy.of(meter, text));
    }
    try {
      return study.measure(text);
    } catch (ReportException e) {
      notices.add(e.getMessage());
      return study.unreadable(code);
    }
  }

  private @Nullable ParallelText readable(String code) {
    try {
      return folder.read(code);
    } catch (CommandFailure e) {
      synchronized (notices) {
        if (!notices.contains(e.getMessage())) {
          notices.add(e.getMessage());
        }
      }
      return null;
    }
  }
}
