// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** A pattern outside the subset that is known to match as in Oniguruma; its message says why. */
public final class UnsupportedPatternException extends RuntimeException {
  UnsupportedPatternException(String reason) {
    super(reason);
  }
}
