// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

import java.util.Locale;

/** Unicode's general categories in the order of {@link CharacterProperties#CATEGORY}. */
public enum GeneralCategory {
  CN,
  LU,
  LL,
  LT,
  LM,
  LO,
  MN,
  MC,
  ME,
  ND,
  NL,
  NO,
  ZS,
  ZL,
  ZP,
  CC,
  CF,
  CO,
  CS,
  PC,
  PD,
  PS,
  PE,
  PI,
  PF,
  PO,
  SM,
  SC,
  SK,
  SO;

  /** The value of the category in {@link CharacterProperties#CATEGORY}. */
  @SuppressWarnings("EnumOrdinal") // the order is that of the resource, which is made with it
  int code() {
    return ordinal();
  }

  /** The bit set of {@code name}: a category such as {@code Lu} or a group such as {@code L}. */
  public static int bits(String name) {
    int bits = 0;
    String prefix = name.toUpperCase(Locale.ROOT);
    if (!prefix.isEmpty() && prefix.length() <= 2) {
      for (GeneralCategory category : values()) {
        if (category.name().startsWith(prefix)) {
          bits |= 1 << category.code();
        }
      }
    }
    return bits;
  }
}
