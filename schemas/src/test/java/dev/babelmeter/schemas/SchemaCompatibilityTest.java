// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.ModelPrice;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.state.v1.TranslationGroup;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import dev.babelmeter.views.v1.DayCost;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCompatibilityTest {
  static Stream<Schema> current() {
    return Stream.of(
        TextEvent.getClassSchema(),
        TextCounts.getClassSchema(),
        CountWindow.getClassSchema(),
        DeadLetter.getClassSchema(),
        Vocabulary.getClassSchema(),
        PremiumWindow.getClassSchema(),
        CoverageWindow.getClassSchema(),
        AttributeWindow.getClassSchema(),
        TranslationGroup.getClassSchema(),
        AttributeKey.getClassSchema(),
        PremiumKey.getClassSchema(),
        PremiumTotals.getClassSchema(),
        CoverageKey.getClassSchema(),
        CoverageTotals.getClassSchema(),
        LiveTotals.getClassSchema(),
        ModelPrice.getClassSchema(),
        CostTotals.getClassSchema(),
        DayCost.getClassSchema(),
        TotalsKey.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("current")
  void current_readsEveryReleasedVersion(Schema schema) throws Exception {
    SchemaValidator backwardTransitive =
        new SchemaValidatorBuilder().canReadStrategy().validateAll();
    backwardTransitive.validate(schema, newestFirst(ReleasedSchemas.of(schema.getFullName())));
  }

  /** A reader that was not upgraded yet must not fail on records of an upgraded writer. */
  @ParameterizedTest
  @MethodSource("current")
  void newestRelease_readsCurrent(Schema schema) {
    List<Schema> released = ReleasedSchemas.of(schema.getFullName());
    assertThat(
            SchemaCompatibility.checkReaderWriterCompatibility(
                    released.get(released.size() - 1), schema)
                .getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  /** Single-object readers find a writer's schema by fingerprint, so it must be on file. */
  @ParameterizedTest
  @MethodSource("current")
  void current_isTheNewestRelease(Schema schema) throws IOException {
    List<Schema> released = ReleasedSchemas.of(schema.getFullName());
    boolean onFile =
        !released.isEmpty()
            && fingerprint(released.get(released.size() - 1)) == fingerprint(schema);
    if (!onFile) {
      Path proposal =
          Path.of("target", "unreleased", schema.getFullName(), (released.size() + 1) + ".avsc");
      Files.createDirectories(proposal.getParent());
      Files.writeString(proposal, schema.toString(true) + "\n");
    }
    assertThat(onFile)
        .as(
            "%s differs from its newest release: copy target/unreleased/%s into"
                + " src/main/resources/dev/babelmeter/schemas/released to release it",
            schema.getFullName(), schema.getFullName())
        .isTrue();
  }

  /** The checker itself: a field without default, removed or added, is found. */
  @Test
  void checker_findsAnIncompatibleChange() {
    Schema released = ReleasedSchemas.of(TextEvent.getClassSchema().getFullName()).get(0);
    Schema changed =
        new Schema.Parser()
            .parse(released.toString().replace("\"name\":\"event_id\"", "\"name\":\"id\""));
    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(changed, released).getType())
        .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("current")
  void everyRecordFieldAndEnum_isDocumented(Schema schema) {
    assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
    for (Schema.Field field : schema.getFields()) {
      assertThat(field.doc()).as(schema.getFullName() + "." + field.name()).isNotBlank();
      named(field.schema())
          .forEach(type -> assertThat(type.getDoc()).as(type.getFullName()).isNotBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("current")
  void everyEnumAndNullableField_hasADefault(Schema schema) {
    for (Schema.Field field : schema.getFields()) {
      if (field.schema().isNullable()) {
        assertThat(field.defaultVal()).as(field.name()).isEqualTo(JsonProperties.NULL_VALUE);
      }
      named(field.schema())
          .filter(type -> type.getType() == Schema.Type.ENUM)
          .forEach(type -> assertThat(type.getEnumDefault()).as(type.getName()).isNotNull());
    }
  }

  @ParameterizedTest
  @MethodSource("current")
  void everyInstant_hasALogicalType(Schema schema) {
    for (Schema.Field field : schema.getFields()) {
      if (field.name().endsWith("_time") || field.name().startsWith("window_")) {
        assertThat(field.schema().getLogicalType()).as(field.name()).isNotNull();
      }
    }
  }

  private static Stream<Schema> named(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> Stream.of(schema);
      case ARRAY -> named(schema.getElementType());
      case MAP -> named(schema.getValueType());
      case UNION -> schema.getTypes().stream().flatMap(SchemaCompatibilityTest::named);
      default -> Stream.of();
    };
  }

  private static List<Schema> newestFirst(List<Schema> versions) {
    List<Schema> reversed = new java.util.ArrayList<>(versions);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }
}
