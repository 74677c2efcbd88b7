// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import dev.babelmeter.tokenizers.TextMeasure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Says what tokens are, from their bytes. Properties of characters are ICU's. */
final class TokenReader {
  private TokenReader() {}

  /** A token that stands for {@code bytes}. */
  static Token read(byte[] bytes) {
    String key = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean spaced = bytes.length > 1 && bytes[0] == ' ';
    Optional<String> decoded = decode(bytes);
    if (decoded.isEmpty()) {
      TokenKind kind = bytes.length == 1 ? TokenKind.BYTE : TokenKind.FRAGMENT;
      return new Token(key, spaced ? key.substring(1) : key, spaced, kind, Token.NO_SCRIPT);
    }
    String text = spaced ? decoded.get().substring(1) : decoded.get();
    return new Token(key, text, spaced, kindOf(text), scriptOf(text));
  }

  /** A token {@code <0xNN>} that stands for one byte, be that a character of ASCII or not. */
  static Token fallbackByte(byte value) {
    String key = new String(new byte[] {value}, StandardCharsets.ISO_8859_1);
    return new Token(key, key, false, TokenKind.BYTE, Token.NO_SCRIPT);
  }

  /** A token that stands for no text. */
  static Token special(String name) {
    String key = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return new Token(key, name, false, TokenKind.SPECIAL, Token.NO_SCRIPT);
  }

  private static Optional<String> decode(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static TokenKind kindOf(String text) {
    int[] codePoints = text.codePoints().toArray();
    int spaces = 0;
    int letters = 0;
    int digits = 0;
    for (int c : codePoints) {
      if (TextMeasure.isWhitespace(c)) {
        spaces++;
      } else if (isUnassigned(c)) {
        return TokenKind.UNASSIGNED;
      } else if (isLetter(c)) {
        letters++;
      } else if (UCharacter.isDigit(c)) {
        digits++;
      }
    }
    int all = codePoints.length;
    if (spaces == all) {
      return TokenKind.WHITE_SPACE;
    }
    if (letters == all) {
      return TokenKind.LETTERS;
    }
    if (digits == all) {
      return TokenKind.DIGITS;
    }
    return letters + digits == 0 ? TokenKind.SYMBOLS : TokenKind.MIXED;
  }

  private static boolean isUnassigned(int c) {
    return switch (UCharacter.getType(c)) {
      case ECharacterCategory.CONTROL,
          ECharacterCategory.PRIVATE_USE,
          ECharacterCategory.UNASSIGNED,
          ECharacterCategory.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static boolean isLetter(int c) {
    return UCharacter.hasBinaryProperty(c, UProperty.ALPHABETIC)
        || switch (UCharacter.getType(c)) {
          case ECharacterCategory.NON_SPACING_MARK,
              ECharacterCategory.COMBINING_SPACING_MARK,
              ECharacterCategory.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }

  private static String scriptOf(String text) {
    Set<Integer> scripts = new HashSet<>();
    text.codePoints()
        .filter(TokenReader::isLetter)
        .map(UScript::getScript)
        .filter(script -> script != UScript.COMMON && script != UScript.INHERITED)
        .forEach(scripts::add);
    return switch (scripts.size()) {
      case 0 -> Token.NO_SCRIPT;
      case 1 -> UScript.getName(scripts.iterator().next());
      default -> Token.SEVERAL_SCRIPTS;
    };
  }
}
