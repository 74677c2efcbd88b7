// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Costs through the real processes, with the job and the views killed in mid-stream and a price
 * that changes within a window. The expected sums come from the events, the offline counts and the
 * prices written down in {@link #price}, in decimal numbers; nothing of the product adds them up.
 */
class CostIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TEXTS = 24_000;

  /** Not at the bound of any window. */
  private static final Instant CHANGE = Instant.parse("2026-03-10T10:00:30.250Z");

  /** Dollars a token; what {@link #price} says by hand. */
  private static final String PRICES =
      """
      {"changing": [
         {"input_cost_per_token": 2.5e-6, "output_cost_per_token": 1.0125e-5,
          "vocabulary": "o200k_base", "effective_until": "2026-03-10T10:00:30.250Z"},
         {"input_cost_per_token": 1.25e-6, "output_cost_per_token": 5e-6,
          "vocabulary": "o200k_base", "effective_from": "2026-03-10T10:00:30.250Z"}],
       "cliff": {"input_cost_per_token": 3e-6, "input_cost_per_token_above_30_tokens": 6e-6,
         "output_cost_per_token": 1.5e-5, "output_cost_per_token_above_30_tokens": 2.25e-5,
         "vocabulary": "cl100k_base"},
       "closed": {"input_cost_per_token": 3.625e-9, "output_cost_per_token": 1e-12}}""";

  private static final List<String> SENTENCES =
      List.of(
          "The invoice number %d has not arrived yet, could you send it again?",
          "Rechnung %d ist noch nicht angekommen, können Sie sie bitte noch einmal senden?",
          "ใบแจ้งหนี้หมายเลข %d ยังมาไม่ถึง กรุณาส่งใหม่อีกครั้ง",
          "ငွေတောင်းခံလွှာအမှတ် %d မရောက်သေးပါ။ ထပ်မံပို့ပေးနိုင်မလား။");

  private static final List<String> LANGUAGES = List.of("en", "de", "th", "my");

  /** An event and what it holds. */
  private record Event(
      String text,
      String language,
      String tenant,
      String model,
      boolean output,
      Instant time,
      Long billed,
      Long requestInput) {}

  @Test
  void totals_equalAnIndependentCalculation(@TempDir Path folder) throws Exception {
    Path prices = Files.writeString(folder.resolve("prices.json"), PRICES);
    List<Event> events = events();
    Path input = folder.resolve("events.jsonl");
    Path lines = folder.resolve("lines.txt");
    write(events, input, lines);
    Map<List<String>, BigDecimal> expected = new TreeMap<>(CostIT::compare);
    Map<String, Long> unpriced = new TreeMap<>();
    calculate(events, count(lines), expected, unpriced);

    try (Quickstart quickstart =
        Quickstart.start(
            "--input",
            input.toString(),
            "--vocabularies",
            "o200k_base,cl100k_base",
            "--prices",
            prices.toString(),
            "--data",
            folder.resolve("data").toString())) {
      killAt(quickstart, Quickstart.VIEWS, TEXTS / 20);
      killAt(quickstart, Quickstart.JOB, TEXTS / 5);
      killAt(quickstart, Quickstart.VIEWS, TEXTS / 2);
      Exposition end =
          quickstart.awaitMetrics(
              exposition ->
                  Quickstart.settled(exposition) >= TEXTS && settledCosts(exposition) >= TEXTS);
      assertThat(settledCosts(end)).isEqualTo(TEXTS);

      Map<List<String>, BigDecimal> actual = new TreeMap<>(CostIT::compare);
      Map<String, Long> reasons = new TreeMap<>();
      for (JsonNode row : quickstart.api("/api/cost?by=tenant,language").at("/costs")) {
        actual.put(
            List.of(row.at("/group/tenant").asText(), row.at("/group/language").asText()),
            new BigDecimal(row.at("/cost_usd").asText()));
        row.at("/unpriced")
            .properties()
            .forEach(
                reason -> reasons.merge(reason.getKey(), reason.getValue().asLong(), Long::sum));
      }
      assertThat(reasons).isEqualTo(unpriced);
      assertThat(actual.keySet()).isEqualTo(expected.keySet());
      expected.forEach(
          (group, dollars) ->
              assertThat(actual.get(group)).as("%s", group).isEqualByComparingTo(dollars));
      report(expected, actual);
    }
  }

  private static void report(
      Map<List<String>, BigDecimal> expected, Map<List<String>, BigDecimal> actual) {
    System.out.println("tenant\tlanguage\tcalculated_usd\tviews_usd");
    expected.forEach(
        (group, dollars) ->
            System.out.println(
                String.join("\t", group)
                    + "\t"
                    + dollars.stripTrailingZeros().toPlainString()
                    + "\t"
                    + actual.get(group).toPlainString()));
  }

  /** Times are out of order and on both sides of the change, most within its window. */
  private static List<Event> events() {
    SplittableRandom random = new SplittableRandom(20_260_310);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      int language = random.nextInt(LANGUAGES.size());
      String model = List.of("changing", "cliff", "closed", "unheard-of").get(random.nextInt(4));
      boolean output = random.nextBoolean();
      long shift =
          random.nextInt(10) == 0 ? random.nextInt(-3_600_000, 1) : random.nextInt(-29_000, 29_000);
      events.add(
          new Event(
              SENTENCES.get(language).formatted(random.nextInt(1_000_000)),
              LANGUAGES.get(language),
              "tenant-" + random.nextInt(3),
              model,
              output,
              CHANGE.plusMillis(i == 0 ? 0 : shift),
              random.nextInt(3) == 0 ? (Long) (long) random.nextInt(100_000) : null,
              output && random.nextBoolean() ? (Long) (long) random.nextInt(60) : null));
    }
    return events;
  }

  private static void write(List<Event> events, Path input, Path lines) throws Exception {
    try (BufferedWriter json = Files.newBufferedWriter(input);
        BufferedWriter text = Files.newBufferedWriter(lines)) {
      for (Event event : events) {
        ObjectNode node =
            JSON.createObjectNode()
                .put("text", event.text)
                .put("language", event.language)
                .put("tenant", event.tenant)
                .put("model", event.model)
                .put("direction", event.output ? "output" : "input")
                .put("event_time", event.time.toString());
        if (event.billed != null) {
          node.put("billed_tokens", event.billed);
        }
        if (event.requestInput != null) {
          node.putObject("attributes").put("request_input_tokens", event.requestInput.toString());
        }
        json.write(node + "\n");
        text.write(event.text + "\n");
      }
    }
  }

  /** Tokens of each line by vocabulary, from the offline command. */
  private static Map<String, List<Long>> count(Path lines) throws Exception {
    List<String> table =
        Command.run(
            "count", "--lines", "--vocabularies", "o200k_base,cl100k_base", lines.toString());
    assertThat(table.get(0)).isEqualTo("line\to200k_base\tcl100k_base");
    Map<String, List<Long>> tokens = new TreeMap<>();
    for (String row : table.subList(1, table.size())) {
      String[] cells = row.split("\t", -1);
      tokens.computeIfAbsent("o200k_base", any -> new ArrayList<>()).add(Long.parseLong(cells[1]));
      tokens.computeIfAbsent("cl100k_base", any -> new ArrayList<>()).add(Long.parseLong(cells[2]));
    }
    return tokens;
  }

  private static void calculate(
      List<Event> events,
      Map<String, List<Long>> counts,
      Map<List<String>, BigDecimal> dollars,
      Map<String, Long> unpriced) {
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      List<String> group = List.of(event.tenant, event.language);
      dollars.merge(group, BigDecimal.ZERO, BigDecimal::add);
      if (event.model.equals("unheard-of")) {
        unpriced.merge("unknown_model", 1L, Long::sum);
      } else if (event.model.equals("closed") && event.billed == null) {
        unpriced.merge("no_vocabulary", 1L, Long::sum);
      } else {
        long tokens =
            event.billed != null
                ? event.billed
                : counts.get(event.model.equals("changing") ? "o200k_base" : "cl100k_base").get(i);
        dollars.merge(
            group,
            new BigDecimal(price(event, tokens)).multiply(new BigDecimal(tokens)),
            BigDecimal::add);
      }
    }
  }

  /** Dollars a token. */
  private static String price(Event event, long tokens) {
    long input = event.requestInput != null ? event.requestInput : event.output ? 0 : tokens;
    return switch (event.model) {
      case "changing" ->
          event.time.isBefore(CHANGE)
              ? event.output ? "0.000010125" : "0.0000025"
              : event.output ? "0.000005" : "0.00000125";
      case "cliff" ->
          input > 30
              ? event.output ? "0.0000225" : "0.000006"
              : event.output ? "0.000015" : "0.000003";
      default -> event.output ? "0.000000000001" : "0.000000003625";
    };
  }

  private static void killAt(Quickstart quickstart, String mainClass, long texts) {
    quickstart.awaitMetrics(exposition -> settledCosts(exposition) >= texts);
    quickstart.command().kill(mainClass);
  }

  private static long settledCosts(Exposition exposition) {
    return exposition.sum("babelmeter_priced_texts_total")
        + exposition.sum("babelmeter_unpriced_texts_total");
  }

  private static int compare(List<String> a, List<String> b) {
    return a.toString().compareTo(b.toString());
  }
}
