// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

/**
 * The price of one kind of token.
 *
 * @param kind what the tokens are charged as
 * @param service how the request is served
 * @param aboveTokens the rate holds for every token of a request whose input has more tokens than
 *     this, up to the next such threshold; 0 for the lowest rate
 * @param picoDollars pico-dollars a token
 */
public record Rate(TokenKind kind, ServiceTier service, long aboveTokens, long picoDollars) {
  /** Checks that no number is negative. */
  public Rate {
    if (aboveTokens < 0 || picoDollars < 0) {
      throw new IllegalArgumentException("a rate or its threshold is negative");
    }
  }
}
