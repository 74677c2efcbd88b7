// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import dev.babelmeter.events.v1.PremiumWindow;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * What the sums of one premium share. Flink serialises it as a POJO.
 *
 * @param tenant who pays
 * @param pivot the language that the other is compared with
 * @param language as in {@link PremiumWindow}
 * @param script as in {@link PremiumWindow}
 */
public record PremiumSlice(String tenant, String pivot, String language, String script) {
  /** Flink's type of it. */
  public static final TypeInformation<PremiumSlice> TYPE = TypeInformation.of(PremiumSlice.class);

  /** A record's own hash code is not specified; this one is, so that it is the same in any JVM. */
  @Override
  public int hashCode() {
    return Objects.hash(tenant, pivot, language, script);
  }

  /** Selects the key of sums. */
  public static final class Selector implements KeySelector<PremiumWindow, PremiumSlice> {
    @Override
    public PremiumSlice getKey(PremiumWindow window) {
      return new PremiumSlice(
          window.getTenant(), window.getPivot(), window.getLanguage(), window.getScript());
    }
  }
}
