// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

/** A price that cannot be used. The message is the end of a sentence whose subject is the price. */
public final class PriceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with the reason {@code message}. */
  public PriceException(String message) {
    super(message);
  }
}
