// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.operators.input.InputLimits;
import dev.babelmeter.operators.input.InputRecord;
import dev.babelmeter.schemas.RecordCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Records on their way from and to Kafka. */
class KafkaFormatsTest {
  @Test
  void aConsumedRecordIsParsedAtItsPlace() throws Exception {
    KafkaInput input =
        InstantiationUtil.clone(new KafkaInput(new InputLimits(100, Duration.ofMinutes(5), false)));
    input.open(null);
    List<InputRecord> records = new ArrayList<>();
    ConsumerRecord<byte[], byte[]> good =
        new ConsumerRecord<>("in", 2, 17, null, "{\"text\":\"a\"}".getBytes(UTF_8));
    ConsumerRecord<byte[], byte[]> tombstone = new ConsumerRecord<>("in", 2, 18, null, null);
    input.deserialize(good, new ListCollector<>(records));
    input.deserialize(tombstone, new ListCollector<>(records));

    // Without a timestamp Kafka says -1, and there is no time to count the text at.
    assertThat(records.get(0).deadLetter().getExplanation()).contains("event_time");
    assertThat(records.get(1).deadLetter().getOffset()).isEqualTo(18);
  }

  @Test
  void aRecordIsWrittenWithItsKeyAndTheTimeOfWriting() throws Exception {
    KafkaOutput<TextCounts> output =
        InstantiationUtil.clone(new KafkaOutput<>("out", TextCounts.class, TextCounts::getTenant));
    output.open(null, null);
    TextCounts counts = TestCounts.text("tenänt", "de", 5, 1, TestCounts.counts("v", "f", 1, 2L));

    ProducerRecord<byte[], byte[]> record = output.serialize(counts, null, 5L);

    assertThat(record.topic()).isEqualTo("out");
    assertThat(record.key()).isEqualTo("tenänt".getBytes(UTF_8));
    assertThat(record.timestamp()).isNull();
    assertThat(RecordCodec.of(TextCounts.class).decode(record.value())).isEqualTo(counts);
  }
}
