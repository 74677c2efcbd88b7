// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

/** A decoder that is not known here; the message names it and says why. */
public final class UnsupportedDecoderException extends RuntimeException {
  UnsupportedDecoderException(String message) {
    super(message);
  }
}
