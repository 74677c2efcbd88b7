// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.CountEngine;
import dev.babelmeter.events.v1.DictionaryIds;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.events.v1.VocabularyFamily;
import dev.babelmeter.metrics.DictionaryTokens;
import dev.babelmeter.operators.dictionary.Dictionary;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.schemas.RecordSerde;
import dev.babelmeter.schemas.TopicCreation;
import dev.babelmeter.tokenizers.VocabularyDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the job needs in Kafka before it starts. */
final class KafkaPreparation {
  /** How long a broker may take to answer before it counts as unreachable. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Of the mebibyte that a record of the topic of vocabularies may have. */
  private static final int MAX_DICTIONARY_BYTES = 3 << 18;

  private final KafkaConfig config;

  KafkaPreparation(KafkaConfig config) {
    this.config = config;
  }

  /**
   * Creates the topics that are missing.
   *
   * @throws RoleException when the broker cannot be reached or refuses
   */
  void createTopics() {
    Properties properties = config.clientProperties();
    properties.setProperty(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    properties.setProperty(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis() / 2));
    try (Admin admin = Admin.create(properties)) {
      admin.describeCluster().clusterId().get();
      TopicCreation.createMissing(admin, config.topics().topics(), config.replication());
    } catch (TopicCreation.TopicCreationException e) {
      throw new RoleException(e.getMessage(), e);
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    } catch (KafkaException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  /**
   * Writes what is counted under to the topic of vocabularies.
   *
   * @param tokens for each vocabulary what each of {@code dictionaries} says of its tokens
   * @throws RoleException when the broker does not take it
   */
  void publish(
      List<VocabularyDescription> vocabularies,
      List<Dictionary> dictionaries,
      List<List<DictionaryTokens>> tokens) {
    Properties properties = config.clientProperties();
    properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    try (Producer<String, Vocabulary> producer =
        new KafkaProducer<>(
            properties, new StringSerializer(), RecordSerde.of(Vocabulary.class).serializer())) {
      List<Future<RecordMetadata>> written = new ArrayList<>();
      for (int i = 0; i < vocabularies.size(); i++) {
        VocabularyDescription vocabulary = vocabularies.get(i);
        written.add(
            producer.send(
                new ProducerRecord<>(
                    config.topics().vocabularies(),
                    vocabulary.name(),
                    record(vocabulary, dictionaryIds(vocabulary, dictionaries, tokens.get(i))))));
      }
      for (Future<RecordMetadata> one : written) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    } catch (KafkaException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  private static List<DictionaryIds> dictionaryIds(
      VocabularyDescription vocabulary,
      List<Dictionary> dictionaries,
      List<DictionaryTokens> tokens) {
    List<DictionaryIds> ids = new ArrayList<>();
    long bytes = 0;
    for (int d = 0; d < dictionaries.size(); d++) {
      DictionaryTokens of = tokens.get(d);
      DictionaryIds found =
          new DictionaryIds(dictionaries.get(d).language(), of.words(), of.roots(), of.aliases());
      bytes += found.getWords().remaining();
      bytes += found.getRoots().remaining();
      bytes += found.getAliases().remaining();
      ids.add(found);
    }
    if (bytes > MAX_DICTIONARY_BYTES) {
      throw new RoleException(
          "the dictionaries know more tokens of '"
              + vocabulary.name()
              + "' than a record can tell: name fewer in tokens.dictionaries");
    }
    return ids;
  }

  private static Vocabulary record(
      VocabularyDescription vocabulary, List<DictionaryIds> dictionaries) {
    return new Vocabulary(
        vocabulary.name(),
        vocabulary.fingerprint(),
        vocabulary.origin(),
        VocabularyFamily.valueOf(vocabulary.family().name()),
        vocabulary.size(),
        CountEngine.valueOf(vocabulary.engine().name()),
        vocabulary.hasUnknownToken(),
        vocabulary.hasByteFallback(),
        dictionaries);
  }

  private RoleException unreachable(Throwable error) {
    return new RoleException(
        "cannot work with Kafka at "
            + config.bootstrapServers()
            + " ("
            + error.getMessage()
            + "): start the broker, or correct kafka.bootstrap-servers and kafka.client.*",
        error);
  }
}
