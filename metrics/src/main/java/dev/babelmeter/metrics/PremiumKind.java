// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.Locale;

/** The two premiums, which are different quantities. */
public enum PremiumKind {
  /** Tokens on translation groups; see {@link ReferencePremium}. */
  REFERENCE,
  /** Tokens per byte of all traffic; see {@link LivePremium}. */
  LIVE;

  /** The name in queries and answers. */
  public String kindName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its sample and floor are numbers of. */
  public String sampleUnit() {
    return this == LIVE ? "texts" : "groups";
  }
}
