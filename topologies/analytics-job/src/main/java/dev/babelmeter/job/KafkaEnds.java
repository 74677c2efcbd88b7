// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.operators.KafkaInput;
import dev.babelmeter.operators.KafkaOutput;
import dev.babelmeter.operators.input.InputLimits;
import dev.babelmeter.operators.input.InputRecord;
import dev.babelmeter.schemas.Topics;
import java.util.Locale;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;

/** The Kafka source and the exactly-once Kafka sinks of the graph. */
final class KafkaEnds {
  /** Partitions are read by turns of this many bytes, so that none waits long behind another. */
  private static final int BYTES_A_TURN = 256 * 1024;

  private static final long PARTITION_DISCOVERY_MILLIS = 60_000;

  private final KafkaConfig config;

  KafkaEnds(KafkaConfig config) {
    this.config = config;
  }

  /**
   * The source. Without a checkpoint it begins where its consumer group stands, or else with the
   * earliest record.
   */
  @SuppressWarnings("deprecation") // Flink's connector asks for Kafka's deprecated enum.
  KafkaSource<InputRecord> source(InputLimits limits) {
    Properties properties = config.clientProperties();
    properties.setProperty(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.name().toLowerCase(Locale.ROOT));
    properties.setProperty(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(BYTES_A_TURN));
    properties.setProperty(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
        Long.toString(PARTITION_DISCOVERY_MILLIS));
    return KafkaSource.<InputRecord>builder()
        .setProperties(properties)
        .setTopics(config.topics().textEvents())
        .setGroupId(config.groupId())
        .setClientIdPrefix(config.groupId())
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setDeserializer(new KafkaInput(limits))
        .build();
  }

  /** Attaches the sinks to {@code outputs}. */
  void attach(AnalyticsGraph.Outputs outputs) {
    TopicNames topics = config.topics();
    write(
        outputs.textCounts(),
        OperatorIds.WRITE_TEXT_COUNTS,
        new KafkaOutput<>(topics.textCounts(), TextCounts.class, TextCounts::getEventId),
        Topics.TEXT_COUNTS.maxMessageBytes());
    write(
        outputs.countWindows(),
        OperatorIds.WRITE_COUNT_WINDOWS,
        new KafkaOutput<>(topics.countWindows(), CountWindow.class, CountWindow::getTenant),
        Topics.COUNT_WINDOWS.maxMessageBytes());
    write(
        outputs.lateCounts(),
        OperatorIds.WRITE_LATE_COUNTS,
        new KafkaOutput<>(topics.lateCounts(), TextCounts.class, TextCounts::getTenant),
        Topics.LATE_COUNTS.maxMessageBytes());
    write(
        outputs.premiumWindows(),
        OperatorIds.WRITE_PREMIUM_WINDOWS,
        new KafkaOutput<>(topics.premiumWindows(), PremiumWindow.class, PremiumWindow::getTenant),
        Topics.PREMIUM_WINDOWS.maxMessageBytes());
    write(
        outputs.coverageWindows(),
        OperatorIds.WRITE_COVERAGE_WINDOWS,
        new KafkaOutput<>(
            topics.coverageWindows(), CoverageWindow.class, CoverageWindow::getLanguage),
        Topics.COVERAGE_WINDOWS.maxMessageBytes());
    write(
        outputs.attributeWindows(),
        OperatorIds.WRITE_ATTRIBUTE_WINDOWS,
        new KafkaOutput<>(
            topics.attributeWindows(), AttributeWindow.class, AttributeWindow::getAttribute),
        Topics.ATTRIBUTE_WINDOWS.maxMessageBytes());
    write(
        outputs.deadLetters(),
        OperatorIds.WRITE_DEAD_LETTERS,
        new KafkaOutput<>(topics.deadLetters(), DeadLetter.class, KafkaEnds::placeOf),
        Topics.DEAD_LETTERS.maxMessageBytes());
  }

  private <T extends SpecificRecord> void write(
      DataStream<T> stream, String id, KafkaOutput<T> output, int maxMessageBytes) {
    Properties properties = config.clientProperties();
    properties.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Long.toString(config.transactionTimeout().toMillis()));
    // Counts repeat the vocabularies' names and fingerprints in every record.
    properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.setProperty(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(maxMessageBytes));
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setKafkaProducerConfig(properties)
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix(config.groupId() + "-" + id)
            // The other strategy makes a new transactional id for every sink and checkpoint, which
            // brokers remember for a week.
            .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
            .setRecordSerializer(output)
            .build();
    stream.sinkTo(sink).uid(id).name(id);
  }

  private static String placeOf(DeadLetter letter) {
    return letter.getTopic() + "/" + letter.getPartition() + "/" + letter.getOffset();
  }
}
