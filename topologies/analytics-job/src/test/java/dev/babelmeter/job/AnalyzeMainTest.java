// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph over files, in Flink's batch mode. */
class AnalyzeMainTest {
  private static final long START = 1_761_991_200_000L;
  private static final String CANARY = "Zq7canary";

  @TempDir private Path folder;

  @Test
  void theTablesEqualWhatJTokkitCounts() throws Exception {
    Encoding cl100k = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    Map<String, long[]> byLanguage = new HashMap<>();
    Map<String, long[]> byWindow = new HashMap<>();
    long[] total = new long[3];
    List<Path> files = new ArrayList<>();
    for (int file = 0; file < 3; file++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String language = i % 3 == 0 ? "de" : i % 3 == 1 ? "fr" : "ru";
        String text = CANARY + " Straße улица №" + (i * 37 % 100);
        // Out of order by up to 400 s: a file has no late texts.
        long time = START + (400 - i) * 1000L;
        lines.add(
            "{\"event_time\":%d,\"tenant\":\"a\\tb\",\"language\":\"%s\",\"text\":\"%s\"}"
                .formatted(time, language, text));
        long[] sums = {1, text.getBytes(UTF_8).length, cl100k.countTokens(text)};
        plus(total, sums);
        plus(byLanguage.computeIfAbsent(language, key -> new long[3]), sums);
        plus(byWindow.computeIfAbsent(time / 60_000 + language, key -> new long[3]), sums);
      }
      lines.add(7, "{\"text\":\"" + CANARY);
      Path path = folder.resolve("events" + file + ".jsonl");
      Files.write(path, lines, UTF_8);
      files.add(path);
    }
    Path out = folder.resolve("new/out");

    int status =
        AnalyzeMain.execute(
            files.get(0).toString(),
            files.get(1).toString(),
            files.get(2).toString(),
            "--vocabularies",
            "cl100k_base",
            "--out",
            out.toString(),
            "--set",
            "parallelism=2");

    assertThat(status).isZero();
    assertThat(Files.readAllLines(out.resolve("totals.tsv")).get(0))
        .isEqualTo(
            "vocabulary\ttexts\tchars\tbytes\twords\ttokens\tunknown_tokens\tbyte_fallback_tokens"
                + "\tsingle_token_words\tfertility\tbytes_per_token"
                + "\tspecial_tokens\tgranularity\taverage");
    Map<String, String> row = table(out, "totals.tsv").get(0);
    assertThat(sums(row)).isEqualTo(total);
    assertThat(row).containsEntry("vocabulary", "cl100k_base");
    assertThat(row).containsEntry("unknown_tokens", "n/a");
    assertThat(row).containsEntry("byte_fallback_tokens", "n/a");
    assertThat(row)
        .containsEntry(
            "bytes_per_token",
            new BigDecimal((double) total[1] / total[2])
                .setScale(6, RoundingMode.HALF_EVEN)
                .toPlainString());
    assertThat(table(out, "languages.tsv"))
        .hasSize(3)
        .allSatisfy(
            language ->
                assertThat(sums(language)).isEqualTo(byLanguage.get(language.get("language"))));
    List<Map<String, String>> windows = table(out, "windows.tsv");
    assertThat(windows).hasSize(byWindow.size());
    assertThat(windows)
        .allSatisfy(
            window -> {
              long minute = Instant.parse(window.get("window_start")).toEpochMilli() / 60_000;
              assertThat(sums(window)).isEqualTo(byWindow.get(minute + window.get("language")));
              assertThat(window).containsEntry("tenant", "a\\tb");
            });
    assertThat(table(out, "dead-letters.tsv"))
        .extracting(letter -> letter.get("file") + " " + letter.get("line"))
        .containsExactly("events0.jsonl 8", "events1.jsonl 8", "events2.jsonl 8");
    try (Stream<Path> written = Files.list(out)) {
      assertThat(written.toList())
          .extracting(file -> file.getFileName().toString())
          .contains(
              "measures.tsv",
              "language_measures.tsv",
              "coverage.tsv",
              "premiums.tsv",
              "premium_groups.tsv",
              "fairness.tsv",
              "fertility.svg",
              "token_classes.png",
              "report.html");
    }
    try (Stream<Path> written = Files.list(out)) {
      assertThat(written.toList())
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                      .doesNotContain(CANARY));
    }
  }

  /** Two languages in forty groups, one pair of them without its pivot, one with a duplicate. */
  @Test
  void thePremiumsEqualWhatJTokkitCounts() throws Exception {
    Encoding cl100k = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    List<String> lines = new ArrayList<>();
    long[] tokens = new long[2];
    Map<Integer, Long> german = new HashMap<>();
    for (int group = 0; group < 40; group++) {
      String[] texts = {"The castle number " + group, "Das Schloss mit der Nummer " + group};
      for (int language = 0; language < 2; language++) {
        if (group == 7 && language == 0) {
          continue;
        }
        lines.add(event("e" + group + language, language, texts[language], group));
        if (group != 7) {
          tokens[language] += cl100k.countTokens(texts[language]);
        }
        if (language == 1) {
          cl100k.encodeOrdinary(texts[1]).boxed().forEach(id -> german.merge(id, 1L, Long::sum));
        }
      }
    }
    lines.add(event("z", 1, "doppelt", 3));
    cl100k.encodeOrdinary("doppelt").boxed().forEach(id -> german.merge(id, 1L, Long::sum));
    Path file = Files.write(folder.resolve("groups.jsonl"), lines, UTF_8);
    Path out = folder.resolve("report");

    int status =
        AnalyzeMain.execute(
            file.toString(), "--vocabularies", "cl100k_base", "--out", out.toString());

    assertThat(status).isZero();
    Map<String, String> reference =
        table(out, "premiums.tsv").stream()
            .filter(row -> row.get("kind").equals("reference") && row.get("language").equals("de"))
            .filter(row -> row.get("vocabulary").equals("cl100k_base"))
            .findFirst()
            .orElseThrow();
    assertThat(reference)
        .containsEntry("sample", "39")
        .containsEntry("status", "ok")
        .containsEntry("tokens", Long.toString(tokens[1]))
        .containsEntry("pivot_tokens", Long.toString(tokens[0]))
        .containsEntry("premium", Double.toString((double) tokens[1] / tokens[0]))
        .containsEntry("special_tokens", "none")
        .containsEntry("granularity", "text");
    assertThat(table(out, "premium_groups.tsv"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry("language", "de")
                    .containsEntry("groups", "39")
                    .containsEntry("groups_without_pivot", "1")
                    .containsEntry("groups_alone", "1")
                    .containsEntry("duplicates", "1"));
    Map<String, String> measures =
        table(out, "language_measures.tsv").stream()
            .filter(row -> row.get("language").equals("de"))
            .findFirst()
            .orElseThrow();
    assertThat(measures)
        .containsEntry("used_tokens", Integer.toString(german.size()))
        .containsEntry(
            "analysed_tokens",
            Long.toString(german.values().stream().mapToLong(Long::longValue).sum()))
        .containsEntry("analysed_texts", "41");
    assertThat(Files.readString(out.resolve("report.html"))).contains("reference_premium_en");
  }

  private static String event(String id, int language, String text, int group) {
    return "{\"event_id\":\"%s\",\"event_time\":%d,\"language\":\"%s\",\"text\":\"%s\",\"translation_group\":\"g%d\"}"
        .formatted(id, START + group * 5000L + language, language == 0 ? "en" : "de", text, group);
  }

  @Test
  void whatCannotWorkIsRefusedInOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("e.jsonl"), "{\"text\":\"a\"}\n");
    String out = folder.resolve("out").toString();
    String[] vocabularies = {"--vocabularies", "cl100k_base"};

    assertRefused(2, "--out", file.toString(), vocabularies[0], vocabularies[1]);
    assertRefused(
        2,
        "window.size",
        file.toString(),
        "--vocabularies",
        "cl100k_base",
        "--out",
        out,
        "--set",
        "window.size=none");
    assertRefused(
        1,
        "missing.jsonl",
        folder.resolve("missing.jsonl").toString(),
        "--vocabularies",
        "cl100k_base",
        "--out",
        out);
    assertRefused(
        1, "no_such_base", file.toString(), "--vocabularies", "no_such_base", "--out", out);
    assertRefused(
        1,
        file.toString(),
        file.toString(),
        "--vocabularies",
        "cl100k_base",
        "--out",
        file.resolve("sub").toString());
  }

  @Test
  void aCompressedFileThatIsCutOffIsNamed() throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("{\"text\":\"a\"}\n".getBytes(UTF_8));
    }
    Path file = folder.resolve("cut.jsonl.gz");
    Files.write(file, Arrays.copyOf(compressed.toByteArray(), compressed.size() - 4));
    String out = folder.resolve("out").toString();
    assertRefused(
        1, "cut.jsonl.gz", file.toString(), "--vocabularies", "cl100k_base", "--out", out);
  }

  @Test
  void progressTellsTextsAndRate() {
    assertThat(AnalysisProgress.sentence(1_234_567, Duration.ofSeconds(100)))
        .isEqualTo("1,234,567 texts, 12,346 texts/s");
    assertThat(AnalysisProgress.sentence(0, Duration.ZERO)).isEqualTo("0 texts, 0 texts/s");
  }

  private static void assertRefused(int status, String named, String... arguments) {
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      assertThat(AnalyzeMain.execute(arguments)).isEqualTo(status);
    } finally {
      System.setErr(err);
    }
    assertThat(said.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("babelmeter: ")
        .contains(named);
  }

  /** JTokkit encodes and decodes; a dictionary in another form leaves all else as it is. */
  @Test
  void tokensAreLookedUpInTheDictionariesThatAreGiven() throws Exception {
    Encoding cl100k = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    String german = "Das Haus und das Haus am See";
    Set<String> types = new HashSet<>();
    for (int id : cl100k.encodeOrdinary(german).toArray()) {
      IntArrayList one = new IntArrayList();
      one.add(id);
      types.add(cl100k.decode(one));
    }
    List<String> words = List.of("Das", "Ha", "us", " und", "See");
    Path dictionary =
        Files.writeString(folder.resolve("de.tsv"), "Das\nHa\nus\troot\n und\troot\nSee\troot\n");
    Path wrong = Files.writeString(folder.resolve("fr.tsv"), "un\tdeux\n");
    Path events = folder.resolve("events.jsonl");
    Files.write(
        events,
        List.of(
            "{\"language\":\"de\",\"text\":\"" + german + "\"}",
            "{\"language\":\"fr\",\"text\":\"un deux\"}",
            "{\"language\":\"en\",\"text\":\"one two\"}"));
    Path out = folder.resolve("out");

    int status =
        AnalyzeMain.execute(
            events.toString(),
            "--vocabularies",
            "cl100k_base",
            "--out",
            out.toString(),
            "--set",
            "tokens.dictionaries=de:" + dictionary + ",fr:" + wrong);

    assertThat(status).as("a dictionary could not be used").isEqualTo(1);
    Map<String, Map<String, String>> rows = new HashMap<>();
    table(out, "language_measures.tsv").forEach(row -> rows.put(row.get("language"), row));
    long found = types.stream().filter(words::contains).count();
    assertThat(found).isPositive();
    assertThat(rows.get("de"))
        .containsEntry("dictionary_types", Integer.toString(types.size()))
        .containsEntry("tr_dict_percent", Double.toString(100.0 * found / types.size()));
    assertThat(rows.get("fr"))
        .containsEntry("tr_dict_percent", "insufficient")
        .containsEntry("tokens", "2");
    assertThat(rows.get("en")).containsEntry("tr_dict_percent", "");
  }

  private static void plus(long[] to, long[] sums) {
    for (int i = 0; i < to.length; i++) {
      to[i] += sums[i];
    }
  }

  private static long[] sums(Map<String, String> row) {
    return Stream.of("texts", "bytes", "tokens")
        .mapToLong(column -> Long.parseLong(row.get(column)))
        .toArray();
  }

  private static List<Map<String, String>> table(Path folder, String name) throws Exception {
    List<String> lines = Files.readAllLines(folder.resolve(name), UTF_8);
    String[] columns = lines.get(0).split("\t");
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split("\t", -1);
              assertThat(cells).hasSameSizeAs(columns);
              Map<String, String> row = new HashMap<>();
              for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i]);
              }
              return row;
            })
        .toList();
  }
}
