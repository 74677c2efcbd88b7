// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import java.util.List;

/** One step on the way from tokens to their text. */
interface Decoder {
  /** Returns what becomes of {@code tokens}, whose texts joined are the text. */
  List<String> decode(List<String> tokens);
}
