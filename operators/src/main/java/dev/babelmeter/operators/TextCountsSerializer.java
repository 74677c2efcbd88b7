// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.schemas.AvroBytes;
import dev.babelmeter.schemas.TextCountsFormat;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Carries counts between operators, as their length and {@link TextCountsFormat}'s bytes. Counts
 * are in no state, so what is written never outlives the job that wrote it, and need not be read
 * with another schema.
 */
public final class TextCountsSerializer extends TypeSerializer<TextCounts> {
  private transient @Nullable TextCountsFormat format;

  /** Makes a serialiser for one thread. */
  public TextCountsSerializer() {}

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<TextCounts> duplicate() {
    return new TextCountsSerializer();
  }

  @Override
  public TextCounts createInstance() {
    return new TextCounts();
  }

  @Override
  public TextCounts copy(TextCounts from) {
    return TextCounts.newBuilder(from).build();
  }

  @Override
  public TextCounts copy(TextCounts from, TextCounts reuse) {
    return copy(from);
  }

  /** The length varies. */
  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(TextCounts record, DataOutputView target) throws IOException {
    AvroBytes bytes = format().encode(record);
    target.writeInt(bytes.length());
    target.write(bytes.array(), 0, bytes.length());
  }

  @Override
  public TextCounts deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return format().decode(bytes);
  }

  @Override
  public TextCounts deserialize(TextCounts reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextCountsSerializer;
  }

  @Override
  public int hashCode() {
    return TextCountsSerializer.class.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<TextCounts> snapshotConfiguration() {
    return new Snapshot();
  }

  private TextCountsFormat format() {
    if (format == null) {
      format = new TextCountsFormat();
    }
    return format;
  }

  /** Flink reads it through its constructor. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TextCounts> {
    /** Makes a snapshot. */
    public Snapshot() {
      super(TextCountsSerializer::new);
    }
  }
}
