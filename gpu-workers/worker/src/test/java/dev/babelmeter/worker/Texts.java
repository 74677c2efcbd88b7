// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import java.util.List;

/** Texts of many lengths and scripts. */
final class Texts {
  static final List<String> ALL =
      List.of(
          "A man is playing a guitar.",
          "Someone plays music on a guitar.",
          "The stock market fell sharply today.",
          "",
          "a",
          "¿Dónde está la factura?",
          "東京は日本の首都です。",
          "The quarterly report shows that revenue grew by twelve percent, mostly because of new"
              + " customers in the north, while costs stayed where they had been the year before.",
          "word ".repeat(700),
          "😀 emoji 🎉 and \u0000 control");

  private Texts() {}
}
