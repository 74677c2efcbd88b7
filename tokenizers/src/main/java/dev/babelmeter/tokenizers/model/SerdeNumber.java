// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/** Reads decimal numbers as the reference's JSON library does. */
final class SerdeNumber {
  private SerdeNumber() {}

  static double parse(String text) {
    return Double.parseDouble(text);
  }
}
