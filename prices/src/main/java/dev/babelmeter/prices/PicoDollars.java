// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.math.BigDecimal;

/**
 * The unit of prices: 10<sup>-12</sup> dollars, so that one pico-dollar a token is a millionth of a
 * dollar for a million tokens.
 *
 * <p>Nano-dollars would not do. Published prices have up to four places of a dollar for a million
 * tokens (such as 0.0375 for tokens read from a cache, and 0.003625), and half-price tiers add one:
 * as nano-dollars a token these are 37.5 and 3.625. A sum of costs is given in nano-dollars
 * exactly, with up to three decimal places.
 */
public final class PicoDollars {
  /** Decimal places of a dollar. */
  public static final int SCALE = 12;

  /**
   * The highest price that is believed, in dollars a token: ten thousand dollars for a million
   * tokens, some ten times the dearest price ever listed. A price above it was given in another
   * unit.
   */
  public static final BigDecimal HIGHEST_PRICE = new BigDecimal("0.01");

  private PicoDollars() {}

  /**
   * Returns a price in dollars a token as pico-dollars a token.
   *
   * @throws PriceException when it is negative, above {@link #HIGHEST_PRICE}, or not a whole number
   *     of pico-dollars; the message has no subject
   */
  public static long ofDollars(BigDecimal dollars) {
    if (dollars.signum() < 0) {
      throw new PriceException("is negative");
    }
    // Before any arithmetic, which a number such as 1e999999999 would make endless.
    if (dollars.compareTo(HIGHEST_PRICE) > 0) {
      throw new PriceException(
          "is above " + HIGHEST_PRICE.toPlainString() + " dollars a token, which no model costs");
    }
    if (dollars.signum() != 0 && dollars.stripTrailingZeros().scale() > SCALE) {
      throw new PriceException(
          "has more decimal places than a millionth of a dollar for a million tokens, so it would"
              + " have to be rounded");
    }
    return dollars.movePointRight(SCALE).longValueExact();
  }

  /** Returns {@code picoDollars} as dollars, with {@link #SCALE} places. */
  public static BigDecimal toDollars(long picoDollars) {
    return BigDecimal.valueOf(picoDollars, SCALE);
  }
}
