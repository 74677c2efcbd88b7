// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

/** Grapheme_Cluster_Break classes of Unicode Standard Annex 29. */
enum GraphemeBreak {
  OTHER,
  CR,
  LF,
  CONTROL,
  EXTEND,
  ZWJ,
  REGIONAL_INDICATOR,
  PREPEND,
  SPACING_MARK,
  L,
  V,
  T,
  LV,
  LVT;

  /** The value of the class in the property words. */
  @SuppressWarnings("EnumOrdinal") // the order is that of the resource, which is made with it
  int code() {
    return ordinal();
  }
}
