// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PremiumCommandTest {
  private static final String HEADER = "language\tvocabulary\tlines\ttokens\tpivot_tokens\tpremium";

  @TempDir private Path temp;
  private Path texts;
  private String bytes;

  @BeforeEach
  void prepare() throws IOException {
    texts = Files.createDirectory(temp.resolve("texts"));
    bytes = Files.move(TinyVocabularies.bytes(temp), temp.resolve("tiny.json")).toString();
    // 40 lines of 2 bytes for the pivot, of 5 for the other: "tä" is 3 bytes.
    write("en", Collections.nCopies(40, "ab"));
    write("de", Collections.nCopies(40, "tä x"));
  }

  @Test
  void dividesTheSumsOfAlignedLines() {
    CommandRun run = premium("--pivot", "en");
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines())
        .containsExactly(HEADER, "de\ttiny\t40\t200\t80\t2.5", "en\ttiny\t40\t80\t80\t1.0");
    assertThat(run.status()).isZero();
  }

  @Test
  void countsTheBaselinesBesideEveryVocabulary() {
    CommandRun run = premium("--pivot", "en", "--baselines");
    assertThat(run.outLines().subList(1, 6))
        .containsExactly(
            "de\ttiny\t40\t200\t80\t2.5",
            "de\tbytes\t40\t200\t80\t2.5",
            "de\tcode_points\t40\t160\t80\t2.0",
            "de\tgrapheme_clusters\t40\t160\t80\t2.0",
            "de\twords\t40\t80\t40\t2.0");
  }

  /** 40 lines joined by 39 spaces. */
  @Test
  void countsOneTextALanguageOnRequest() {
    CommandRun run = premium("--pivot", "en", "--granularity", "corpus");
    assertThat(run.outLines().get(1)).isEqualTo("de\ttiny\t40\t239\t119\t" + 239 / 119.0);
  }

  @Test
  void leavesALineThatIsEmptyOnOneSideOutOfBoth() throws IOException {
    List<String> gappy = new ArrayList<>(Collections.nCopies(40, "tä x"));
    gappy.set(3, "");
    gappy.set(7, " \t");
    write("de", gappy);
    CommandRun run = premium("--pivot", "en");
    assertThat(run.outLines())
        .containsExactly(HEADER, "de\ttiny\t38\t190\t76\t2.5", "en\ttiny\t40\t80\t80\t1.0");
    assertThat(run.errLines())
        .containsExactly(
            "babelmeter: de: 2 lines are empty on one side only and were left out of both de and"
                + " en: fill or remove them");
    assertThat(run.status()).isZero();
  }

  @Test
  void saysWhichFilesAreNotAlignedAndComputesTheRest() throws IOException {
    write("fr", Collections.nCopies(39, "oui"));
    CommandRun run = premium("--pivot", "en");
    assertThat(run.outLines())
        .containsExactly(
            HEADER,
            "de\ttiny\t40\t200\t80\t2.5",
            "en\ttiny\t40\t80\t80\t1.0",
            "fr\ttiny\t39\t117\t80\tinsufficient");
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("fr has 39 lines and the pivot en has 40, so they are not aligned");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void givesTokensWithoutPremiumsWhenThePivotIsMissing() {
    CommandRun run = premium("--pivot", "fi");
    assertThat(run.outLines())
        .containsExactly(
            HEADER, "de\ttiny\t40\t200\t\tinsufficient", "en\ttiny\t40\t80\t\tinsufficient");
    assertThat(run.errLines())
        .containsExactly(
            "babelmeter: there is no file fi.txt or fi.txt.gz",
            "babelmeter: without the pivot fi there are tokens but no premiums: add its file, or"
                + " name one of the languages there as --pivot");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void withholdsThePremiumOfTooSmallASample() throws IOException {
    write("en", Collections.nCopies(29, "ab"));
    write("de", Collections.nCopies(29, "tä x"));
    CommandRun run = premium("--pivot", "en", "--format", "json");
    assertThat(run.outLines().get(0))
        .isEqualTo(
            "{\"language\":\"de\",\"vocabulary\":\"tiny\",\"lines\":29,\"tokens\":145,"
                + "\"pivot_tokens\":58,\"premium\":\"insufficient\"}");
    assertThat(run.errLines()).hasSize(2).allMatch(line -> line.contains("29 lines are too few"));
    assertThat(run.status()).isZero();
  }

  @Test
  void namesWhatIsNoLanguageOrCannotBeRead() throws IOException {
    Files.writeString(texts.resolve("notes.txt"), "about these files\n");
    Files.writeString(texts.resolve("README.md"), "left aside\n");
    write("xx_Latn", Collections.nCopies(40, "ab"));
    write("xyq", Collections.nCopies(40, "abcd"));
    Files.write(texts.resolve("fr.txt"), new byte[] {'a', '\n', 'b', (byte) 0xC3, '\n'});
    write("de.txt", List.of());
    Files.move(texts.resolve("de.txt.txt"), texts.resolve("de.txt.gz"));
    CommandRun run = premium("--pivot", "en");
    assertThat(run.outLines())
        .containsExactly(
            HEADER,
            "de\ttiny\t\t\t\tinsufficient",
            "en\ttiny\t40\t80\t80\t1.0",
            "fr\ttiny\t\t\t\tinsufficient",
            "notes\ttiny\t\t\t\tinsufficient",
            "xx_Latn\ttiny\t\t\t\tinsufficient",
            "xyq\ttiny\t40\t160\t80\t2.0");
    assertThat(run.err())
        .contains("are the same language: remove one")
        .contains("fr.txt, line 2: byte 2 of it is not UTF-8: mend it")
        .contains("'notes' is no language code")
        .contains("'xx_Latn' is no language code")
        .contains("xyq: no table here names this language");
    assertThat(run.err()).doesNotContain("about these files");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithTheFolder() throws IOException {
    assertThat(CommandRun.of("premium", "--vocabularies", bytes, "--pivot", "en", "nowhere").err())
        .isEqualTo("babelmeter: there is no folder nowhere: check its name\n");
    Path empty = Files.createDirectory(temp.resolve("empty"));
    CommandRun run =
        CommandRun.of("premium", "--vocabularies", bytes, "--pivot", "en", empty.toString());
    assertThat(run.err()).contains("holds no file CODE.txt or CODE.txt.gz");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void writesTablesAPictureAndAPageThatAsksForNothing() throws IOException {
    write("shn_Mymr", Collections.nCopies(40, "tä <b>x</b> & more"));
    Path out = temp.resolve("new/report");
    CommandRun run =
        CommandRun.of(
            "premium",
            "--vocabularies",
            bytes + "," + Files.move(TinyVocabularies.words(temp), temp.resolve("lossy.json")),
            "--pivot",
            "en",
            "--baselines",
            "--out",
            out.toString(),
            texts.toString());
    assertThat(run.status()).isZero();
    assertThat(run.err())
        .contains("lossy: more than a tenth of the tokens are unknown in de, en, shn_Mymr");
    assertThat(Files.readAllLines(out.resolve("premium.tsv")))
        .contains(
            HEADER + "\tunknown_share\tpivot\tspecial_tokens\tgranularity\taverage",
            "de\ttiny\t40\t200\t80\t2.5\t\ten\tnone\tline\tratio_of_sums",
            "de\tlossy\t40\t80\t40\t2.0\t1.0\ten\tnone\tline\tratio_of_sums");
    assertThat(Files.readAllLines(out.resolve("parity.tsv")))
        .contains(
            "language\ttiny\tlossy\tbytes\tcode_points\tgrapheme_clusters\twords"
                + "\tspecial_tokens\tgranularity\taverage",
            "de\t2.5\t2.0\t2.5\t2.0\t2.0\t2.0\tnone\tline\tratio_of_sums");
    // Costs 1, 2.5 and 9.5: Σ|differences| both ways is 2(1.5 + 8.5 + 7) = 34, 2·9·13/3 is 78.
    assertThat(Files.readAllLines(out.resolve("fairness.tsv")))
        .contains(
            "tiny\t3\ten\t1.0\tshn_Mymr\t9.5\t9.5\t" + 34 / 78.0 + "\tnone\tline\tratio_of_sums");
    // A byte is a token: 40 times "tä", "x" are three and one; lossy knows neither.
    assertThat(Files.readAllLines(out.resolve("words.tsv")))
        .contains("de\ttiny\t80\t160\t2.0\t0.5\t2\t50.0\tnone\tword\tratio_of_sums");
    assertThat(ImageIO.read(out.resolve("premium_heatmap.png").toFile()).getWidth())
        .isGreaterThan(400);
    String picture = Files.readString(out.resolve("premium_heatmap.svg"));
    for (String text : List.of("<svg ", ">2.50</text>", ">UNK</text>", ">tiny</text>")) {
      assertThat(picture.contains(text)).as(text).isTrue();
    }
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page.contains("<svg ") && page.contains("default-src 'none'")).isTrue();
    assertThat(
            Pattern.compile("https?:|src=|href=\"[^#]|@import|url\\((?!'?#)")
                .matcher(page.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", ""))
                .find())
        .isFalse();
  }

  @Test
  void refusesAVocabularyWithTheNameOfABaseline() throws IOException {
    CommandRun run =
        CommandRun.of(
            "premium",
            "--vocabularies",
            TinyVocabularies.words(temp).toString(),
            "--pivot",
            "en",
            "--baselines",
            texts.toString());
    assertThat(run.err()).contains("a vocabulary is called 'words' like a baseline");
    assertThat(run.status()).isEqualTo(1);
  }

  private CommandRun premium(String... options) {
    List<String> arguments = new ArrayList<>(List.of("premium", "--vocabularies", bytes));
    arguments.addAll(List.of(options));
    arguments.add(texts.toString());
    return CommandRun.of(arguments.toArray(new String[0]));
  }

  private void write(String code, List<String> lines) throws IOException {
    Files.write(texts.resolve(code + ".txt"), lines, StandardCharsets.UTF_8);
  }
}
