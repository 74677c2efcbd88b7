// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The script of a text, after Unicode Standard Annex 24.
 *
 * <p>A letter is a code point with the property Alphabetic. It belongs to the script of its Script
 * property; where that is Common or Inherited, to the one script of its Script_Extensions, if they
 * name only one (the Japanese length mark belongs to kana), else to none. Hiragana and Katakana are
 * one script here. What a code point is stands in a table of one byte each, built once.
 *
 * <p>Han is shared: beside kana it counts as Japanese ({@code Jpan}), beside Hangul as Korean
 * ({@code Kore}), alone it is {@code Hani}; whether that is simplified or traditional is not
 * guessed. A few kana or Hangul do not make a Chinese text Japanese or Korean: they must be at
 * least one in twenty of the letters that they would claim.
 */
final class Scripts {
  /** Of a longer text, this many letters decide. */
  static final int MAX_LETTERS = 1000;

  /** The script of a text without a letter that belongs to a single script. */
  static final Script NONE = new Script(0, "Zyyy");

  private static final byte NO_SINGLE_SCRIPT = 1;
  private static final byte HAN = 2;
  private static final byte KANA = 3;
  private static final byte HANGUL = 4;
  private static final int CLAIM_ONE_IN = 20;

  private static final List<Script> SCRIPTS =
      new ArrayList<>(
          List.of(
              NONE,
              new Script(NO_SINGLE_SCRIPT, "Zyyy"),
              new Script(HAN, "Hani"),
              new Script(KANA, "Jpan"),
              new Script(HANGUL, "Kore")));
  private static final byte[] TABLE = table();

  /** The answer for a text with letters of one script only, by the script's number. */
  private static final ScriptShare[] WHOLE =
      SCRIPTS.stream()
          .map(script -> new ScriptShare(script, script.equals(NONE) ? 0 : 1))
          .toArray(ScriptShare[]::new);

  private static final int SEVERAL = -1;

  private Scripts() {}

  /** The script that most of the first {@value #MAX_LETTERS} letters of {@code text} belong to. */
  static ScriptShare of(String text) {
    int only = only(text);
    return only == SEVERAL ? majority(text) : WHOLE[only];
  }

  /** The number of the only script of these letters; 0 without a letter, or {@link #SEVERAL}. */
  private static int only(String text) {
    int only = NONE.number();
    int total = 0;
    int end = text.length();
    for (int i = 0; i < end && total < MAX_LETTERS; i++) {
      int codePoint = text.charAt(i);
      if (Character.isHighSurrogate((char) codePoint)) {
        codePoint = text.codePointAt(i);
        i += Character.charCount(codePoint) - 1;
      }
      int script = number(codePoint);
      if (script > NO_SINGLE_SCRIPT) {
        if (script != only && total > 0) {
          return SEVERAL;
        }
        only = script;
        total++;
      }
    }
    return only;
  }

  private static ScriptShare majority(String text) {
    int[] letters = new int[SCRIPTS.size()];
    int total = 0;
    for (int i = 0; i < text.length() && total < MAX_LETTERS; ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      int script = number(codePoint);
      if (script > NO_SINGLE_SCRIPT) {
        letters[script]++;
        total++;
      }
    }
    giveHanToItsClaimant(letters);
    int most = HAN;
    for (int script = HAN; script < letters.length; script++) {
      if (letters[script] > letters[most]) {
        most = script;
      }
    }
    return new ScriptShare(SCRIPTS.get(most), (double) letters[most] / total);
  }

  /**
   * Whether {@code codePoint} is a letter that a text in {@code script} is written with: one of
   * that script, or one that belongs to no single script.
   */
  static boolean isLetterOf(Script script, int codePoint) {
    int number = number(codePoint);
    return number == script.number() || number == NO_SINGLE_SCRIPT;
  }

  /** The script with the ISO 15924 code {@code code}, which letters are counted under. */
  static Script byCode(String code) {
    return all().stream().filter(script -> script.code().equals(code)).findFirst().orElseThrow();
  }

  /** The numbers of scripts are below this. */
  static int count() {
    return SCRIPTS.size();
  }

  /** All scripts that letters are counted under. */
  static List<Script> all() {
    return SCRIPTS.subList(HAN, SCRIPTS.size());
  }

  private static int number(int codePoint) {
    return Byte.toUnsignedInt(TABLE[codePoint]);
  }

  private static void giveHanToItsClaimant(int[] letters) {
    int claimant = letters[KANA] >= letters[HANGUL] ? KANA : HANGUL;
    if (letters[claimant] * CLAIM_ONE_IN >= letters[claimant] + letters[HAN]) {
      letters[claimant] += letters[HAN];
      letters[HAN] = 0;
    }
  }

  private static byte[] table() {
    byte[] table = new byte[Character.MAX_CODE_POINT + 1];
    byte[] numbers = new byte[UScript.CODE_LIMIT];
    numbers[UScript.HAN] = HAN;
    numbers[UScript.HIRAGANA] = KANA;
    numbers[UScript.KATAKANA] = KANA;
    numbers[UScript.KATAKANA_OR_HIRAGANA] = KANA;
    numbers[UScript.HANGUL] = HANGUL;
    for (int codePoint = 0; codePoint < table.length; codePoint++) {
      if (UCharacter.hasBinaryProperty(codePoint, UProperty.ALPHABETIC)) {
        table[codePoint] = number(codePoint, numbers);
      }
    }
    return table;
  }

  private static byte number(int codePoint, byte[] numbers) {
    int script = UScript.getScript(codePoint);
    if (script != UScript.COMMON && script != UScript.INHERITED) {
      return number(numbers, script);
    }
    BitSet extensions = new BitSet();
    UScript.getScriptExtensions(codePoint, extensions);
    byte only = NO_SINGLE_SCRIPT;
    for (int s = extensions.nextSetBit(0); s >= 0; s = extensions.nextSetBit(s + 1)) {
      if (s == UScript.COMMON || s == UScript.INHERITED) {
        return NO_SINGLE_SCRIPT;
      }
      byte number = number(numbers, s);
      if (only != NO_SINGLE_SCRIPT && only != number) {
        return NO_SINGLE_SCRIPT;
      }
      only = number;
    }
    return only;
  }

  private static byte number(byte[] numbers, int script) {
    if (numbers[script] == 0) {
      if (SCRIPTS.size() > 0xFF) {
        throw new IllegalStateException(
            "Unicode has more scripts with letters than the table of bytes can number.");
      }
      numbers[script] = (byte) SCRIPTS.size();
      SCRIPTS.add(new Script(SCRIPTS.size(), UScript.getShortName(script)));
    }
    return numbers[script];
  }
}
