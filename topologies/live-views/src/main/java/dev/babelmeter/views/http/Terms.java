// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.metrics.Average;
import dev.babelmeter.metrics.Granularity;

/** Under which terms every figure holds that the views show. */
final class Terms {
  /** Whether special tokens are counted. */
  static final String SPECIAL_TOKENS = "none";

  /** What is encoded at a time. */
  static final String GRANULARITY = Granularity.TEXT.label();

  /** How texts become one number. */
  static final String AVERAGE = Average.RATIO_OF_SUMS.label();

  private Terms() {}
}
