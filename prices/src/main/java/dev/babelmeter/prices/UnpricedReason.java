// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.util.Locale;

/** Why a text has no cost. */
public enum UnpricedReason {
  /** The event names no model. */
  NO_MODEL,
  /** No price has the model's name. */
  UNKNOWN_MODEL,
  /** The rules of several priced models take the name for theirs. */
  AMBIGUOUS_MODEL,
  /** The model has prices, but none for the event's time. */
  NOT_IN_FORCE,
  /** The event does not say whether the text is input or output. */
  NO_DIRECTION,
  /** Nothing was billed, and the model's vocabulary is unknown. */
  NO_VOCABULARY,
  /** Nothing was billed, and the job does not count under the model's vocabulary. */
  NOT_COUNTED,
  /** The list has no price for such tokens, such as those of a batch. */
  NO_RATE,
  /** The event's token numbers are no numbers or contradict each other. */
  INVALID_USAGE;

  /** The reason's name in metrics and answers. */
  public String reasonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
