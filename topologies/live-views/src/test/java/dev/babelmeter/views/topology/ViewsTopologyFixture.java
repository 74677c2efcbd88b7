// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.ModelPrice;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.topic.PriceRecords;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.RecordSerde;
import dev.babelmeter.schemas.Topic;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.totals.LabelBounds;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology in a test driver. */
final class ViewsTopologyFixture implements AutoCloseable {
  private final TopologyTestDriver driver;
  private final Map<Topic, RecordCodec<?>> codecs = new HashMap<>();
  private final Map<Topic, TestInputTopic<String, byte[]>> inputs = new HashMap<>();

  final PriceBooks prices = new PriceBooks();

  ViewsTopologyFixture(Path stateDirectory, LabelBounds bounds) {
    Properties properties = properties(stateDirectory);
    // The driver flushes all stores after each record, which takes RocksDB some 30 ms.
    driver =
        new TopologyTestDriver(
            ViewsTopology.build(
                properties, bounds, new InputProgress(), prices, Stores::inMemoryKeyValueStore),
            properties);
  }

  static Properties properties(Path stateDirectory) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "views-test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return properties;
  }

  @SuppressWarnings("unchecked")
  <T extends SpecificRecord> void send(Topic topic, T value) {
    RecordCodec<T> codec =
        (RecordCodec<T>)
            codecs.computeIfAbsent(topic, any -> RecordCodec.of((Class<T>) topic.record()));
    send(topic, codec.encode(value));
  }

  void send(Topic topic, byte[] value) {
    send(topic, "key", value);
  }

  void send(Topic topic, String key, byte @Nullable [] value) {
    inputs
        .computeIfAbsent(
            topic,
            any ->
                driver.createInputTopic(
                    topic.name(), new StringSerializer(), new ByteArraySerializer()))
        .pipeInput(key, value);
  }

  void sendPrice(DatedPrice price) {
    send(
        Topics.MODEL_PRICES,
        PriceRecords.keyOf(price),
        RecordCodec.of(ModelPrice.class).encode(PriceRecords.toRecord(price)));
  }

  /** Lets the time pass after which gathered costs go on. */
  Map<TotalsKey, CostTotals> costs() {
    driver.advanceWallClockTime(CostPartProcessor.INTERVAL);
    return all(ViewStores.COST_TOTALS);
  }

  Map<TotalsKey, LiveTotals> totals() {
    return all(ViewStores.TOTALS);
  }

  Map<String, Long> tallies() {
    return all(ViewStores.TALLIES);
  }

  <K, V> Map<K, V> all(String store) {
    Map<K, V> entries = new HashMap<>();
    try (KeyValueIterator<K, V> iterator = driver.<K, V>getKeyValueStore(store).all()) {
      while (iterator.hasNext()) {
        KeyValue<K, V> entry = iterator.next();
        entries.put(entry.key, entry.value);
      }
    }
    return entries;
  }

  List<TestRecord<String, DeadLetter>> writtenDeadLetters() {
    return driver
        .createOutputTopic(
            Topics.DEAD_LETTERS.name(),
            new StringDeserializer(),
            RecordSerde.of(DeadLetter.class).deserializer())
        .readRecordsToList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
