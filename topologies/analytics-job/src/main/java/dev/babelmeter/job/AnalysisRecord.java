// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.operators.Opened;
import dev.babelmeter.schemas.RecordCodec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * A record of any topic as it would be written there, so that all that a graph produces can be
 * collected in one stream. Flink serialises it as a POJO.
 *
 * @param topic the topic's name in the catalogue
 * @param value the record in the single-object encoding
 */
public record AnalysisRecord(String topic, byte[] value) {
  /** Flink's type of it. */
  static final TypeInformation<AnalysisRecord> TYPE = TypeInformation.of(AnalysisRecord.class);

  /** Makes records of one topic. */
  static final class Of<T extends SpecificRecord> extends RichMapFunction<T, AnalysisRecord> {
    private final String topic;
    private final Class<T> type;
    private transient @Nullable RecordCodec<T> codec;

    Of(String topic, Class<T> type) {
      this.topic = topic;
      this.type = type;
    }

    @Override
    public void open(OpenContext context) {
      codec = RecordCodec.of(type);
    }

    @Override
    public AnalysisRecord map(T record) {
      return new AnalysisRecord(topic, Opened.require(codec).encode(record));
    }
  }
}
