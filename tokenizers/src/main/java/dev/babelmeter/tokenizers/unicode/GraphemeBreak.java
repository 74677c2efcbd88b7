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
  LVT
}
