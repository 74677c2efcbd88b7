// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.operators.input.EventParser;
import dev.babelmeter.operators.input.InputLimits;
import dev.babelmeter.operators.input.InputRecord;
import dev.babelmeter.operators.input.RecordPlace;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Parses records inside the Kafka source, because an event's time lies in its value and watermarks
 * are made per partition there.
 */
public final class KafkaInput implements KafkaRecordDeserializationSchema<InputRecord> {
  private final InputLimits limits;
  private transient @Nullable EventParser parser;

  /** Makes a schema that holds events to {@code limits}. */
  public KafkaInput(InputLimits limits) {
    this.limits = limits;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    parser = new EventParser(limits);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<InputRecord> out) {
    RecordPlace place =
        new RecordPlace(record.topic(), record.partition(), record.offset(), record.timestamp());
    out.collect(Opened.require(parser).parse(place, record.headers(), record.value()));
  }

  @Override
  public TypeInformation<InputRecord> getProducedType() {
    return RecordTypes.INPUT;
  }
}
