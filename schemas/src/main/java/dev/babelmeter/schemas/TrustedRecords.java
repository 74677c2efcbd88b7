// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.state.v1.TranslationGroup;
import dev.babelmeter.views.v1.LiveTotals;
import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro instantiate the records of the contract. Since 1.12.2 Avro refuses every class that the
 * process has not declared as trusted, so that a hostile schema cannot name an arbitrary class.
 */
public final class TrustedRecords {
  private static final Set<String> PACKAGES =
      Set.of(
          TextEvent.class.getPackageName(),
          TranslationGroup.class.getPackageName(),
          LiveTotals.class.getPackageName());

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
  }

  private TrustedRecords() {}

  /**
   * Makes the records of the contract known to Avro in this process. {@link RecordCodec} does so by
   * itself; code that reads records through Avro's own readers calls it first. Calling it again has
   * no effect.
   */
  public static void trust() {
    // The work is done once, by the static initialiser.
  }
}
