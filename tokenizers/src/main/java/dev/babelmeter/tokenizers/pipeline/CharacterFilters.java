// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;

/** The normalizers that look at one character at a time. */
final class CharacterFilters {
  /** StripAccents: no combining marks; the text is not decomposed before. */
  static final CharacterFilter STRIP_ACCENTS =
      new CharacterFilter() {
        @Override
        int map(int codePoint) {
          return CharacterProperties.has(codePoint, CharacterProperties.COMBINING_MARK)
              ? DROPPED
              : codePoint;
        }
      };

  /** No nonspacing marks, as BERT drops them after NFD. */
  static final CharacterFilter STRIP_NONSPACING_MARKS =
      new CharacterFilter() {
        @Override
        int map(int codePoint) {
          return CharacterProperties.has(codePoint, CharacterProperties.NONSPACING_MARK)
              ? DROPPED
              : codePoint;
        }
      };

  /** BERT's cleaning: no control characters, every white space a space. */
  static final CharacterFilter BERT_CLEAN =
      new CharacterFilter() {
        @Override
        int map(int codePoint) {
          if (codePoint == 0
              || codePoint == 0xFFFD
              || CharacterProperties.has(codePoint, CharacterProperties.OTHER)) {
            return DROPPED;
          }
          return CharacterProperties.has(codePoint, CharacterProperties.WHITESPACE)
              ? ' '
              : codePoint;
        }
      };

  /** SentencePiece's {@code nmt}: its list of control characters and of spaces. */
  static final CharacterFilter NMT =
      new CharacterFilter() {
        @Override
        int map(int c) {
          if ((c >= 0x01 && c <= 0x08)
              || c == 0x0B
              || (c >= 0x0E && c <= 0x1F)
              || c == 0x7F
              || c == 0x8F
              || c == 0x9F) {
            return DROPPED;
          }
          return switch (c) {
            case 0x09,
                0x0A,
                0x0C,
                0x0D,
                0x1680,
                0x200B,
                0x200C,
                0x200D,
                0x200E,
                0x200F,
                0x2028,
                0x2029,
                0x2581,
                0xFEFF,
                0xFFFD ->
                ' ';
            default -> c;
          };
        }
      };

  private CharacterFilters() {}
}
