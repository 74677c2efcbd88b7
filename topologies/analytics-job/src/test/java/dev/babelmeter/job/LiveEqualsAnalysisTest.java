// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.broker.BrokerConfig;
import dev.babelmeter.broker.EmbeddedKafka;
import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DictionaryIds;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.metrics.DictionaryShares;
import dev.babelmeter.metrics.DictionaryTokens;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.operators.SharedVocabularies;
import dev.babelmeter.operators.VocabularyAnalysis;
import dev.babelmeter.operators.dictionary.Dictionary;
import dev.babelmeter.process.Role;
import dev.babelmeter.process.Settings;
import dev.babelmeter.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The windows of the live job are those of the analysis of the same events as a file. */
class LiveEqualsAnalysisTest {
  private static final String VOCABULARIES = "r50k_base,bert-base-uncased";
  private static final int TEXTS = 1_200;
  private static final int PARTITIONS = 3;

  @TempDir private Path folder;

  /** Texts over some minutes, in order in each partition; the last ones close all windows. */
  private static List<String> events() {
    Random random = new Random(5);
    String[] languages = {"en", "de", "ru", "ta"};
    String[] words = {"castle", "Schloss", "замок", "கோட்டை", "12345", "é", "x"};
    long start = System.currentTimeMillis() - 1_200_000;
    List<String> events = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int w = 0; w <= random.nextInt(8); w++) {
        text.append(words[random.nextInt(words.length)]).append(w == 3 ? ". " : " ");
      }
      events.add(
          """
          {"event_id":"e%d","event_time":%d,"tenant":"t%d","language":"%s","text":"%s",\
          "translation_group":"g%d","source":"s%d","attributes":{"team":"r%d"}}
          """
              .formatted(
                  i,
                  start + i * 500L,
                  i / 6 % 2,
                  languages[random.nextInt(languages.length)],
                  text,
                  i / 6,
                  i % 3,
                  i % 2)
              .strip());
    }
    return events;
  }

  private Map<String, String> settings() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    Path words = Files.writeString(folder.resolve("de.tsv"), "x\troot\ncastle\n12345\n");
    settings.put("tokens.dictionaries", "de:" + words);
    settings.put("vocabularies", VOCABULARIES);
    settings.put("window.size", "20s");
    settings.put("premium.pivots", "en,de");
    settings.put("premium.group-wait", "2s");
    settings.put("premium.attributes", "source,team,absent");
    settings.put("tokens.analyse", "0.7");
    settings.put("watermark.out-of-orderness", "1s");
    settings.put("watermark.idle-after", "2s");
    return settings;
  }

  /** Everything that a run produced, by topic. */
  private static final class Found implements FileAnalysis.Results {
    final List<CountWindow> counts = new ArrayList<>();
    final List<PremiumWindow> premiums = new ArrayList<>();
    final List<CoverageWindow> coverage = new ArrayList<>();
    final List<AttributeWindow> attributes = new ArrayList<>();
    final Map<String, DictionaryTokens> german = new HashMap<>();

    /** What share of the German texts' tokens are words, by vocabulary. */
    Map<String, DictionaryShares> shares() {
      Map<String, TokenFrequencies> emitted = new TreeMap<>();
      for (CoverageWindow window : coverage) {
        if (window.getLanguage().equals("de")) {
          emitted
              .computeIfAbsent(window.getVocabulary(), any -> new TokenFrequencies())
              .addEncoded(window.getFrequencies());
        }
      }
      Map<String, DictionaryShares> shares = new TreeMap<>();
      german.forEach((name, tokens) -> shares.put(name, tokens.shares(emitted.get(name))));
      return shares;
    }

    @Override
    public void add(CountWindow window) {
      counts.add(window);
    }

    @Override
    public void add(PremiumWindow window) {
      premiums.add(window);
    }

    @Override
    public void add(CoverageWindow window) {
      coverage.add(window);
    }

    @Override
    public void add(AttributeWindow window) {
      attributes.add(window);
    }

    @Override
    public void add(DeadLetter letter) {
      throw new AssertionError("a record was refused: " + letter.getExplanation());
    }
  }

  @Test
  void windowByWindow() throws Exception {
    List<String> events = events();
    Found analysed = analyse(events);
    Found live = run(events, analysed);
    assertSame(live.counts, analysed.counts);
    assertSame(live.premiums, analysed.premiums);
    assertSame(live.coverage, analysed.coverage);
    assertSame(live.attributes, analysed.attributes);
    assertThat(live.shares()).hasSize(2).isEqualTo(analysed.shares());
    assertThat(live.shares().values())
        .allSatisfy(
            shares -> {
              assertThat(shares.words()).isPositive();
              assertThat(shares.roots()).isOne();
            });
    // Each text has both attributes, so that it is in two sums.
    assertThat(analysed.attributes.stream().mapToLong(w -> w.getSums().getTexts()).sum())
        .isEqualTo(2L * TEXTS);
    assertThat(analysed.premiums.stream().mapToLong(PremiumWindow::getGroups).sum()).isPositive();
    assertThat(analysed.premiums.stream().mapToLong(PremiumWindow::getDuplicates).sum())
        .isPositive();
    assertThat(analysed.premiums.stream().mapToLong(PremiumWindow::getGroupsWithoutPivot).sum())
        .isPositive();
    assertThat(analysed.coverage.stream().mapToLong(CoverageWindow::getTexts).sum())
        .isBetween(TEXTS + 1L, 2L * TEXTS - 1);
  }

  private Found analyse(List<String> events) throws Exception {
    Path file = Files.write(folder.resolve("events.jsonl"), events, UTF_8);
    Settings settings = Settings.of("test", settings());
    GraphConfig config = GraphConfig.from(settings);
    settings.finish();
    Found found = new Found();
    try (SharedVocabularies.Lease lease = SharedVocabularies.lease(VOCABULARIES)) {
      assertThat(lease.vocabularies().size()).isEqualTo(2);
      new FileAnalysis(config, VocabularyAnalysis.factory(VOCABULARIES), 2)
          .run(List.of(file), found);
      List<Dictionary> read = config.dictionaries().stream().map(Dictionary::read).toList();
      List<List<DictionaryTokens>> tokens = lease.dictionaryTokens(read);
      for (int v = 0; v < tokens.size(); v++) {
        found.german.put(lease.vocabularies().descriptions().get(v).name(), tokens.get(v).get(0));
      }
    }
    return found;
  }

  private Found run(List<String> events, Found expected) throws Exception {
    Map<String, String> settings = settings();
    settings.put("checkpoint.directory", folder.resolve("checkpoints").toString());
    settings.put("checkpoint.interval", "300ms");
    settings.put("parallelism", "2");
    settings.put("flink.rest-port", "0");
    settings.put("flink.metrics-port", "0");
    Found found = new Found();
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(BrokerConfig.onLoopback(folder.resolve("kafka")))) {
      settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
      try (Role.Running job = new AnalyticsJob().start(Settings.of("test", settings))) {
        assertThat(job.addresses()).isNotEmpty();
        send(kafka.bootstrapServers(), events);
        try (CommittedTopic<CountWindow> counts =
                topic(kafka, Topics.COUNT_WINDOWS.name(), CountWindow.class);
            CommittedTopic<PremiumWindow> premiums =
                topic(kafka, Topics.PREMIUM_WINDOWS.name(), PremiumWindow.class);
            CommittedTopic<CoverageWindow> coverage =
                topic(kafka, Topics.COVERAGE_WINDOWS.name(), CoverageWindow.class);
            CommittedTopic<AttributeWindow> attributes =
                topic(kafka, Topics.ATTRIBUTE_WINDOWS.name(), AttributeWindow.class);
            CommittedTopic<Vocabulary> vocabularies =
                topic(kafka, Topics.VOCABULARIES.name(), Vocabulary.class);
            CommittedTopic<TextCounts> late =
                topic(kafka, Topics.LATE_COUNTS.name(), TextCounts.class)) {
          Awaitility.await()
              .atMost(Duration.ofMinutes(2))
              .until(
                  () ->
                      counts.read().size() >= expected.counts.size()
                          && premiums.read().size() >= expected.premiums.size()
                          && coverage.read().size() >= expected.coverage.size()
                          && attributes.read().size() >= expected.attributes.size()
                          && vocabularies.read().size() >= 2);
          for (Vocabulary vocabulary : vocabularies.values()) {
            DictionaryIds ids = vocabulary.getDictionaries().get(0);
            found.german.put(
                vocabulary.getVocabulary(),
                DictionaryTokens.read(ids.getWords(), ids.getRoots(), ids.getAliases()));
          }
          found.counts.addAll(counts.values());
          found.premiums.addAll(premiums.values());
          found.coverage.addAll(coverage.values());
          found.attributes.addAll(attributes.values());
          assertThat(late.values()).isEmpty();
        }
      }
    }
    return found;
  }

  private static <T extends SpecificRecord> CommittedTopic<T> topic(
      EmbeddedKafka kafka, String name, Class<T> type) {
    return new CommittedTopic<>(kafka.bootstrapServers(), name, type);
  }

  private static void send(String servers, List<String> events) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < events.size(); i++) {
        Future<RecordMetadata> unused =
            producer.send(
                new ProducerRecord<>(
                    Topics.TEXT_EVENTS.name(),
                    i % PARTITIONS,
                    null,
                    null,
                    events.get(i).getBytes(UTF_8)));
      }
    }
  }

  /** As multisets, since neither writes its windows in any order. */
  private static <T> void assertSame(List<T> live, List<T> analysed) {
    Map<T, Integer> left = new HashMap<>();
    analysed.forEach(window -> left.merge(window, 1, Integer::sum));
    for (T window : live) {
      assertThat(left).containsKey(window);
      left.merge(window, -1, Integer::sum);
      left.remove(window, 0);
    }
    assertThat(left).isEmpty();
  }
}
