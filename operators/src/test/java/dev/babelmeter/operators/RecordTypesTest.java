// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.operators.input.InputRecord;
import dev.babelmeter.schemas.TrustedRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.formats.avro.typeutils.AvroSerializerSnapshot;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.StringUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How Flink serialises what flows between operators and what is kept as state. */
class RecordTypesTest {
  @BeforeAll
  static void trustTheContract() {
    TrustedRecords.trust();
  }

  @Test
  void ourOwnTypesArePojos() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(InputRecord.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(CountKey.class);
  }

  @Test
  void recordsOfTheContractAreSerialisedByAvro() {
    for (TypeInformation<?> type :
        List.of(RecordTypes.TEXT_EVENT, RecordTypes.COUNT_WINDOW, RecordTypes.DEAD_LETTER)) {
      assertThat(type.createSerializer(new SerializerConfigImpl()))
          .isInstanceOf(AvroSerializer.class);
    }
  }

  @Test
  void countsSurviveTheirSerialiser() throws Exception {
    TypeSerializer<TextCounts> serializer =
        RecordTypes.TEXT_COUNTS.createSerializer(new SerializerConfigImpl());
    TextCounts first = TestCounts.text("t", "de", 1, 3, TestCounts.counts("v", "f", 3, 1L));
    TextCounts second = TestCounts.text("u", "en", 2, 4, TestCounts.counts("w", "g", 5, null));
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(first, out);
    serializer.serialize(second, out);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    serializer.copy(in, copied);
    serializer.copy(in, copied);

    DataInputDeserializer back = new DataInputDeserializer(copied.getCopyOfBuffer());
    assertThat(serializer.deserialize(back)).isEqualTo(first);
    assertThat(serializer.duplicate().deserialize(new TextCounts(), back)).isEqualTo(second);
    assertThat(back.available()).isZero();
    assertThat(serializer.copy(first)).isEqualTo(first).isNotSameAs(first);
    assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
  }

  @Test
  void anInputRecordSurvivesItsSerialiser() throws Exception {
    TextEvent event =
        TextEvent.newBuilder()
            .setEventId("e")
            .setEventTime(Instant.ofEpochMilli(5))
            .setText("a")
            .setAttributes(Map.of("k", "v"))
            .build();
    InputRecord record = new InputRecord(7, event, null);
    assertThat(roundTrip(RecordTypes.INPUT, record)).isEqualTo(record);
  }

  @Test
  void aWindowSurvivesItsSerialiser() throws Exception {
    CountWindow window =
        WindowSums.empty(new CountKey("t", "de", "Latn", "OUTPUT", "m"), 60_000, 120_000);
    WindowSums.add(
        window, TestCounts.text("t", "de", 60_001, 3, TestCounts.counts("v", "f", 3, 1L)));
    CountWindow back = roundTrip(RecordTypes.COUNT_WINDOW, window);
    assertThat(back).isEqualTo(window);
    assertThat(back.getDirection()).isEqualTo(Direction.OUTPUT);
  }

  /** The hash decides where a key is processed and where its state lies, in every JVM. */
  @Test
  void theHashOfAKeyIsThatOfItsList() {
    CountKey key = new CountKey("t", "de", "Latn", "INPUT", "m");
    assertThat(key.hashCode()).isEqualTo(List.of("t", "de", "Latn", "INPUT", "m").hashCode());
  }

  /** A checkpoint of a version before a field was added: here unknown_tokens did not exist yet. */
  @Test
  void stateOfAnOlderSchemaIsRead() throws Exception {
    Schema today = CountWindow.getClassSchema();
    Schema older = withoutUnknownTokens(today);
    AvroSerializerSnapshot<CountWindow> snapshot = new AvroSerializerSnapshot<>();
    DataOutputSerializer written = new DataOutputSerializer(1024);
    StringUtils.writeString(CountWindow.class.getName(), written);
    StringUtils.writeString(older.toString(), written);
    snapshot.readSnapshot(
        3, new DataInputDeserializer(written.getCopyOfBuffer()), getClass().getClassLoader());

    TypeSerializerSchemaCompatibility<CountWindow> compatibility =
        new AvroSerializer<>(CountWindow.class)
            .snapshotConfiguration()
            .resolveSchemaCompatibility(snapshot);
    assertThat(compatibility.isCompatibleAfterMigration()).isTrue();
    CountWindow read =
        snapshot.restoreSerializer().deserialize(new DataInputDeserializer(olderWindow(older)));

    assertThat(read.getTexts()).isEqualTo(11);
    assertThat(read.getCounts().get(0).getTokens()).isEqualTo(12);
    assertThat(read.getCounts().get(0).getUnknownTokens()).isNull();
  }

  private static Schema withoutUnknownTokens(Schema today) {
    Schema older =
        new Schema.Parser()
            .parse(
                today
                    .toString()
                    .replaceFirst("\\{\"name\":\"unknown_tokens\".*?\"default\":null\\},", ""));
    assertThat(older).isNotEqualTo(today);
    return older;
  }

  private static byte[] olderWindow(Schema older) throws Exception {
    Schema counts = older.getField("counts").schema().getElementType();
    GenericRecord count = new GenericData.Record(counts);
    count.put("vocabulary", "v");
    count.put("fingerprint", "f");
    count.put("method", new GenericData.EnumSymbol(counts.getField("method").schema(), "EXACT"));
    count.put("tokens", 12L);
    count.put("single_token_words", 3L);
    GenericRecord window = new GenericData.Record(older);
    window.put("window_start", 0L);
    window.put("window_end", 60_000L);
    for (String field : List.of("tenant", "language", "script", "model")) {
      window.put(field, field);
    }
    window.put(
        "direction", new GenericData.EnumSymbol(older.getField("direction").schema(), "INPUT"));
    for (String field : List.of("texts", "characters", "utf8_bytes", "words")) {
      window.put(field, 11L);
    }
    window.put("counts", List.of(count));
    window.put("moments", List.of());
    DataOutputSerializer out = new DataOutputSerializer(64);
    new AvroSerializer<>(GenericRecord.class, older).serialize(window, out);
    return out.getCopyOfBuffer();
  }

  private static <T> T roundTrip(TypeInformation<T> type, T value) throws Exception {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
