// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.TextCounts;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;

/** The type of {@link TextCounts}, with a serialiser of its own. */
final class TextCountsType extends AvroTypeInfo<TextCounts> {
  TextCountsType() {
    super(TextCounts.class);
  }

  @Override
  public TypeSerializer<TextCounts> createSerializer(SerializerConfig config) {
    return new TextCountsSerializer();
  }
}
