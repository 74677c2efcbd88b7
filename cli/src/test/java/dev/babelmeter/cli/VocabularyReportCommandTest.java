// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyReportCommandTest {
  @TempDir private Path temp;
  private String list;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    list = TinyVocabularies.bytes(temp) + "," + TinyVocabularies.words(temp);
    out = temp.resolve("report");
  }

  @Test
  void writesQtoksTablesTheCompleteOnesPicturesAndAPage() throws IOException {
    Path map = Files.writeString(temp.resolve("map.json"), "{\"да\": [\"ru\"]}");
    CommandRun run = report("--language-map", map.toString());
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("the language map for Cyrillic knows no token of these vocabularies");
    assertThat(run.status()).isZero();
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "basic_stats_abs.tsv",
              "basic_stats.tsv",
              "unicode_stats.tsv",
              "unicode_stats_all.tsv",
              "cyrillic_stats.tsv",
              "cyrillic_stats_all.tsv",
              "token_kinds.tsv",
              "reachability.tsv",
              "script_stats.tsv",
              "token_lengths.tsv",
              "overlap.tsv",
              "jaccard.tsv",
              "language_stats.tsv",
              "script_coverage.svg",
              "script_coverage.png",
              "token_lengths.svg",
              "token_lengths.png",
              "jaccard_clusters.svg",
              "jaccard_clusters.png",
              "jaccard_heatmap.svg",
              "jaccard_heatmap.png",
              "report.html");
    }
    // All 256 bytes: 128 of ASCII are characters, of which 52 letters and ten digits.
    assertThat(Files.readAllLines(out.resolve("token_kinds.tsv")))
        .contains("bytes\tBPE\t256\t0\t128\t0\t10\t52\t10\t32\t24\t0\t0\t128");
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page.contains("the language map for Cyrillic knows no token")).isTrue();
    assertThat(
            Pattern.compile("https?:|src=|href=\"[^#]|@import|<script")
                .matcher(page.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", ""))
                .find())
        .isFalse();
    List<String> ids =
        Pattern.compile(" id=\"[^\"]*\"").matcher(page).results().map(m -> m.group()).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void reportsOnTheRestWhenAVocabularyCannotBeRead() {
    CommandRun run =
        CommandRun.of(
            "vocabulary", "report", list + "," + temp.resolve("none.json"), "--out", out + "");
    assertThat(run.err()).contains("none.json): there is no such file");
    assertThat(out.resolve("report.html")).exists();
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithItsInput() throws IOException {
    Path wrong = Files.writeString(temp.resolve("wrong.json"), "[1]");
    assertThat(report("--language-map", wrong.toString()).err())
        .startsWith("babelmeter: ")
        .contains("wrong.json is no language map: give a JSON object");
    assertThat(report("--qtok-columns", wrong.toString()).err())
        .contains("wrong.json is no table of Qtok whose columns can be taken");
    Path table = Files.writeString(temp.resolve("unicode_stats.tsv"), "a\tb\n");
    assertThat(report("--qtok-columns", table.toString()).err())
        .contains("its first line must begin with Tokenizer");
    CommandRun unwritable =
        CommandRun.of("vocabulary", "report", list, "--out", wrong.resolve("x").toString());
    assertThat(unwritable.err()).contains("cannot be written").contains("--out");
    assertThat(unwritable.status()).isEqualTo(1);
    assertThat(out.resolve("report.html")).doesNotExist();
  }

  @Test
  void takesTheColumnsOfAnEarlierTable() throws IOException {
    Path table =
        Files.writeString(
            temp.resolve("old_unicode_stats.tsv"), "Tokenizer\tGREEK (char)\tOther\n");
    assertThat(report("--qtok-columns", table.toString()).status()).isZero();
    assertThat(Files.readAllLines(out.resolve("unicode_stats.tsv")).get(0))
        .startsWith("Tokenizer\tGREEK (char)");
  }

  private CommandRun report(String... options) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("vocabulary", "report", list, "--out", out.toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }
}
