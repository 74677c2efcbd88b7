// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.prices;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.events.v1.ModelPrice;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceException;
import dev.babelmeter.prices.topic.PriceRecords;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.TopicCreation;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.schemas.UnreadableRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of prices. */
public final class PriceTopic {
  private static final int TIMEOUT_MS = 30_000;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final short BROKER_DEFAULT = -1;

  private final String bootstrapServers;
  private final Map<String, Object> settings = new HashMap<>();

  /**
   * Names the topic at {@code bootstrapServers}.
   *
   * @param clientProperties further properties of the Kafka clients, such as those of security
   */
  public PriceTopic(String bootstrapServers, Map<String, String> clientProperties) {
    this.bootstrapServers = bootstrapServers;
    settings.putAll(clientProperties);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("default.api.timeout.ms", TIMEOUT_MS);
    settings.put("request.timeout.ms", TIMEOUT_MS / 2);
  }

  /** What the topic holds: prices, and by key why a record is none. */
  public record Content(List<DatedPrice> prices, Map<String, String> unreadable) {}

  /**
   * Writes {@code prices} in one transaction: readers see all of them or none.
   *
   * @throws CommandFailure when Kafka does not take them
   */
  public void write(Collection<DatedPrice> prices) {
    create();
    Map<String, Object> all = new HashMap<>(settings);
    all.keySet().remove("default.api.timeout.ms");
    all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "babelmeter-prices-" + UUID.randomUUID());
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    RecordCodec<ModelPrice> codec = RecordCodec.of(ModelPrice.class);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (DatedPrice price : prices) {
        producer.send(
            new ProducerRecord<>(
                Topics.MODEL_PRICES.name(),
                PriceRecords.keyOf(price),
                codec.encode(PriceRecords.toRecord(price))));
      }
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw failure("cannot write the prices to", e);
    }
  }

  /**
   * Returns what is in the topic; nothing when there is none.
   *
   * @throws CommandFailure when Kafka does not answer
   */
  public Content read() {
    create();
    Map<String, Object> all = new HashMap<>(settings);
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer())) {
      return decode(newest(consumer));
    } catch (KafkaException e) {
      throw failure("cannot read the prices of", e);
    }
  }

  private static Map<String, byte[]> newest(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.MODEL_PRICES.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<String, byte[]> newest = new LinkedHashMap<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
        String key = String.valueOf(message.key());
        if (message.value() == null) {
          newest.remove(key);
        } else {
          newest.put(key, message.value());
        }
      }
    }
    return newest;
  }

  private static Content decode(Map<String, byte[]> newest) {
    RecordCodec<ModelPrice> codec = RecordCodec.of(ModelPrice.class);
    List<DatedPrice> prices = new ArrayList<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    newest.forEach(
        (key, value) -> {
          try {
            prices.add(PriceRecords.ofRecord(codec.decode(value)));
          } catch (UnreadableRecordException | PriceException e) {
            unreadable.put(key, e.getMessage());
          }
        });
    return new Content(prices, unreadable);
  }

  private void create() {
    try (Admin admin = Admin.create(settings)) {
      TopicCreation.createMissing(admin, List.of(Topics.MODEL_PRICES), BROKER_DEFAULT);
    } catch (TopicCreation.TopicCreationException e) {
      throw failure("cannot use", e);
    } catch (KafkaException e) {
      throw failure("cannot use", e);
    }
  }

  private CommandFailure failure(String what, RuntimeException cause) {
    return new CommandFailure(
        what
            + " the topic "
            + Topics.MODEL_PRICES.name()
            + " at "
            + bootstrapServers
            + " ("
            + cause.getMessage()
            + "): start Kafka, or correct --kafka and --kafka-config",
        cause);
  }
}
