// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import dev.babelmeter.prices.DatedPrice;
import java.util.List;

/**
 * What was read of a file.
 *
 * @param format the format that it was taken for
 * @param prices what can be used
 * @param refusals what cannot
 */
public record PriceList(Format format, List<DatedPrice> prices, List<Refusal> refusals) {
  /** Copies the lists. */
  public PriceList {
    prices = List.copyOf(prices);
    refusals = List.copyOf(refusals);
  }

  /** How a file is written. */
  public enum Format {
    /** LiteLLM's {@code model_prices_and_context_window.json}: an object by model. */
    LITELLM,
    /** {@code data.json} of pydantic/genai-prices: a list of providers. */
    GENAI_PRICES
  }

  /**
   * A model that was refused.
   *
   * @param reason one sentence that names the field and the remedy
   */
  public record Refusal(String model, String reason) {}
}
