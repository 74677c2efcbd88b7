// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.qtok;

import com.ibm.icu.lang.UCharacter;
import dev.babelmeter.tokenizers.decode.VisibleBytes;
import java.util.Locale;
import java.util.Set;

/**
 * How Qtok labels a token (nup-csai/Qtok, {@code qtoklib/classification.py}). It takes the first
 * word of a character's Unicode name for its script. Names are those of ICU, which like Python has
 * none for control characters, private use and surrogates.
 *
 * @param tokenClass the first class that fits
 * @param script the first word of its characters' names, for the classes of letters; else empty
 */
public record QtokLabel(QtokClass tokenClass, String script) {
  /** The first words that Qtok takes for scripts. */
  private static final Set<String> SCRIPT_WORDS =
      Set.of(
          ("ADLAM ARABIC ARABIC-INDIC ARMENIAN BALINESE BAMUM BATAK BENGALI BLACK-LETTER BOPOMOFO"
                  + " BRAILLE BUGINESE CANADIAN CHAKMA CHAM CHEROKEE CJK COPTIC CYRILLIC DESERET"
                  + " DEVANAGARI DINGBAT EGYPTIAN ETHIOPIC GEORGIAN GLAGOLITIC GOTHIC GREEK"
                  + " GUJARATI GURMUKHI HALFWIDTH HANGUL HEBREW HIRAGANA INSCRIPTIONAL JAVANESE"
                  + " KAITHI KANGXI KANNADA KATAKANA KHMER LAO LATIN LEPCHA LIMBU LISU MALAYALAM"
                  + " MANDAIC MEETEI MODI MONGOLIAN MYANMAR NKO OGHAM OL OLD ORIYA PHAGS-PA"
                  + " PHOENICIAN RUNIC SAMARITAN SHAVIAN SINHALA SUNDANESE SYRIAC TAGALOG TAGBANWA"
                  + " TAI TAMIL TELUGU THAANA THAI TIBETAN TIFINAGH YI")
              .split(" "));

  /** What Qtok takes for HTML in angle brackets, not for control tokens. */
  private static final Set<String> HTML =
      Set.of("br h1 h2 h3 h4 h5 h6 b img li tr td p th u em".split(" "));

  private static final String UNNAMED = "";
  private static final String DIFFERENT = "-";

  /** Labels {@code token}, which is not empty. */
  public static QtokLabel of(String token) {
    if (token.codePointCount(0, token.length()) == 1) {
      return ofCharacter(token.codePointAt(0));
    }
    if (token.startsWith(" ")) {
      return ofWord(
          token.substring(1),
          QtokClass.SPACED_ERRORS,
          QtokClass.SPACED_ALPHA,
          QtokClass.SPACED_OTHER);
    }
    if (isControl(token)) {
      return new QtokLabel(QtokClass.CONTROL_TOKENS, "");
    }
    if (token.startsWith("<0y")) {
      return new QtokLabel(QtokClass.UNICODE_FLANKS, "");
    }
    return ofWord(token, QtokClass.INNER_ERRORS, QtokClass.INNER_ALPHA, QtokClass.INNER_OTHER);
  }

  private static QtokLabel ofCharacter(int codePoint) {
    if (codePoint <= 0xFFFF && VisibleBytes.of((char) codePoint) >= 0) {
      return new QtokLabel(QtokClass.PURE_UNICODE, "");
    }
    return ofWord(
        Character.toString(codePoint),
        QtokClass.CHAR_ERRORS,
        QtokClass.CHAR_ALPHA,
        QtokClass.CHAR_OTHER);
  }

  private static QtokLabel ofWord(String word, QtokClass errors, QtokClass alpha, QtokClass other) {
    String script = commonWord(word);
    if (script.equals(UNNAMED)) {
      return new QtokLabel(errors, "");
    }
    return SCRIPT_WORDS.contains(script) ? new QtokLabel(alpha, script) : new QtokLabel(other, "");
  }

  /** The first word of every character's name, {@link #DIFFERENT}, or {@link #UNNAMED}. */
  private static String commonWord(String word) {
    String common = null;
    for (int c : word.codePoints().toArray()) {
      String name = UCharacter.getName(c);
      if (name == null || name.isEmpty()) {
        return UNNAMED;
      }
      int space = name.indexOf(' ');
      String first = space < 0 ? name : name.substring(0, space);
      common = common == null || common.equals(first) ? first : DIFFERENT;
    }
    return common == null ? DIFFERENT : common;
  }

  private static boolean isControl(String token) {
    boolean angled = token.startsWith("<") && token.endsWith(">") && !token.contains("<0y");
    boolean square = token.startsWith("[") && token.endsWith("]");
    return (angled || square)
        && !HTML.contains(
            token.substring(1, token.length() - 1).toLowerCase(Locale.ROOT).replace("/", ""));
  }
}
