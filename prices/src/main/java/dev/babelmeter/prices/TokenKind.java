// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

/** What tokens of text are charged as. */
public enum TokenKind {
  /** Sent to the model. */
  INPUT,
  /** Returned by the model. */
  OUTPUT,
  /** Sent, and found in the provider's cache. */
  CACHE_READ,
  /** Sent, and written to the provider's cache. */
  CACHE_WRITE,
  /** Sent, and written to a cache that keeps them for an hour. */
  CACHE_WRITE_LONG,
  /** Written by the model for itself and billed as output. */
  REASONING
}
