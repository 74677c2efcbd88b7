// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/** Avro's own writer and reader are the reference. */
class TextCountsFormatTest {
  private final RecordCodec<TextCounts> codec = RecordCodec.of(TextCounts.class);
  private final TextCountsFormat format = new TextCountsFormat();
  private final BinaryMessageEncoder<TextCounts> avro =
      new BinaryMessageEncoder<>(
          SpecificData.getForClass(TextCounts.class), TextCounts.getClassSchema());

  /** Several records with one format: what it remembers of one must not show in the next. */
  @Property
  void writesWhatAvroWrites(@ForAll("severalCounts") List<TextCounts> several) throws Exception {
    for (TextCounts counts : several) {
      byte[] expected = avro.encode(counts).array();
      byte[] encoded = codec.encode(counts);
      assertThat(encoded).isEqualTo(Arrays.copyOf(expected, encoded.length));
      assertThat(avro.encode(counts).remaining()).isEqualTo(encoded.length);
    }
  }

  @Property
  void readsWhatItWrote(@ForAll("severalCounts") List<TextCounts> several) {
    for (TextCounts counts : several) {
      byte[] bytes = format.encode(counts).copy();
      assertThat(new TextCountsFormat().decode(bytes)).isEqualTo(counts);
      assertThat(format.decode(bytes)).isEqualTo(counts);
    }
  }

  @Property
  void avroReadsWhatItWrote(@ForAll("counts") TextCounts counts) {
    assertThat(codec.decode(codec.encode(counts))).isEqualTo(counts);
  }

  @Test
  void aRecordThatEndsEarlyIsNotRead() {
    TextCounts counts = text("e", "é", 1, List.of(vocabulary("v", "f", 300L, null)));
    byte[] bytes = format.encode(counts).copy();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> format.decode(cut)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Provide
  Arbitrary<List<TextCounts>> severalCounts() {
    return counts().list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<TextCounts> counts() {
    Arbitrary<String> strings =
        Arbitraries.oneOf(
            Arbitraries.strings().ascii().ofMaxLength(150),
            Arbitraries.strings().all().ofMaxLength(70).map(TextCountsFormatTest::paired));
    // Few names, so that they recur from record to record, also in another place.
    Arbitrary<VocabularyCounts> vocabularies =
        Combinators.combine(
                Arbitraries.of("cl100k_base", "é", "", "v".repeat(200)),
                Arbitraries.of("f".repeat(64), "0", ""),
                Arbitraries.longs(),
                Arbitraries.longs().injectNull(0.3))
            .as(TextCountsFormatTest::vocabulary);
    return Combinators.combine(
            strings,
            strings,
            Arbitraries.longs().between(-1L << 50, 1L << 50),
            vocabularies.list().ofMaxSize(10),
            Arbitraries.maps(strings, strings).ofMaxSize(3),
            strings.injectNull(0.5),
            Arbitraries.doubles())
        .as(
            (id, other, number, list, attributes, group, confidence) -> {
              TextCounts text = text(id, other, number, list);
              text.setAttributes(attributes);
              text.setTranslationGroup(group);
              text.setBilledTokens(group == null ? number : null);
              text.setGraphemeClusters(group == null ? null : number / 2);
              text.setLanguageConfidence(confidence);
              return text;
            });
  }

  private static TextCounts text(
      String id, String other, long number, List<VocabularyCounts> counts) {
    return new TextCounts(
        id,
        Instant.ofEpochMilli(number),
        other,
        id,
        other,
        number % 2 == 0 ? Direction.INPUT : Direction.OUTPUT,
        other,
        number % 3 == 0 ? LanguageMethod.SCRIPT : LanguageMethod.UNDETERMINED,
        0.5,
        other,
        null,
        null,
        Map.of(),
        number,
        number + 1,
        -number,
        null,
        counts);
  }

  private static VocabularyCounts vocabulary(
      String name, String fingerprint, Long tokens, Long unknown) {
    return new VocabularyCounts(
        name,
        fingerprint,
        tokens % 2 == 0 ? CountMethod.EXACT : CountMethod.UNKNOWN,
        tokens,
        unknown,
        tokens % 3 == 0 ? null : tokens,
        -tokens);
  }

  /** Without lone surrogates, which no record holds. */
  private static String paired(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
