// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.operators.input.InputRecord;
import dev.babelmeter.schemas.TrustedRecords;
import dev.babelmeter.state.v1.TranslationGroup;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;

/**
 * The types that flow between operators. Those that may be in state evolve as their Avro schemas
 * do.
 */
public final class RecordTypes {
  static {
    TrustedRecords.trust();
  }

  /** Records that were read; a POJO of Flink. It stays within a chain and is in no state. */
  public static final TypeInformation<InputRecord> INPUT = TypeInformation.of(InputRecord.class);

  /** Texts on their way to being counted. They stay within a chain and are in no state. */
  public static final TypeInformation<TextEvent> TEXT_EVENT = new AvroTypeInfo<>(TextEvent.class);

  /** Counts of texts. They are in no state. */
  public static final TypeInformation<TextCounts> TEXT_COUNTS = new TextCountsType();

  /** Sums over windows, also while they are being added up. */
  public static final TypeInformation<CountWindow> COUNT_WINDOW =
      new AvroTypeInfo<>(CountWindow.class);

  /** Sums over translation groups, also while they are being added up. */
  public static final TypeInformation<PremiumWindow> PREMIUM_WINDOW =
      new AvroTypeInfo<>(PremiumWindow.class);

  /** Translation groups whose texts are awaited. */
  public static final TypeInformation<TranslationGroup> TRANSLATION_GROUP =
      new AvroTypeInfo<>(TranslationGroup.class);

  /** Tokens of the texts of windows, also while they are being added up. */
  public static final TypeInformation<CoverageWindow> COVERAGE_WINDOW =
      new AvroTypeInfo<>(CoverageWindow.class);

  /** Texts that share an attribute's value, also while they are being added up. */
  public static final TypeInformation<AttributeWindow> ATTRIBUTE_WINDOW =
      new AvroTypeInfo<>(AttributeWindow.class);

  /** Refused records. */
  public static final TypeInformation<DeadLetter> DEAD_LETTER =
      new AvroTypeInfo<>(DeadLetter.class);

  /** What the texts of a window share. */
  public static final TypeInformation<CountKey> COUNT_KEY = TypeInformation.of(CountKey.class);

  private RecordTypes() {}
}
