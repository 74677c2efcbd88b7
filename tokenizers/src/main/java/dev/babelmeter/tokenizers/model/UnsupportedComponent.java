// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/**
 * A part of a vocabulary that the engine does not count with, so that the reference engine must.
 *
 * @param component the field of {@code tokenizer.json}, such as {@code pre_tokenizer.Split}
 * @param reason why it is not supported, in words that follow "because"
 */
public record UnsupportedComponent(String component, String reason) {
  @Override
  public String toString() {
    return component + ": " + reason;
  }
}
