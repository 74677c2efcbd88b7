// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.List;
import java.util.Map;

/**
 * Tells two languages of one script apart by letters of which each hardly writes the other's; for
 * languages that the n-gram model does not know.
 *
 * <p>Burmese and Shan: the Unicode Standard (chapter 16.3, Myanmar) encodes Shan's own consonants
 * in place of the Burmese ones. Amharic and Tigrinya: Amharic has merged the gutturals that
 * Tigrinya keeps, so that its spelling hardly uses their letters in the sixth order, and Tigrinya
 * does not use the prefix <i>ye-</i> of the Amharic genitive and relative.
 */
final class TellingLetters implements LanguageChooser {
  /** The rules by script code. */
  static final Map<String, TellingLetters> BY_SCRIPT =
      Map.of(
          "Mymr",
          new TellingLetters(
              "Mymr", "my", "ကခဂဃစဆဇဈညဋဌဍဎဏဒဓနဖဗဘရဟဠအာါြှ", "shn", "ၵၶၷၸၹၺၻၼၽၾၿႀႁဢႂႃႄႅႆၢ"),
          "Ethi",
          new TellingLetters("Ethi", "am", "የአችሆሁ", "ti", "ኣሕሓዕኽኾቐቕ"));

  private final String first;
  private final String second;
  private final Alphabet alphabet;

  /** The first symbol of a letter of the second language. */
  private final int firstOfSecond;

  private TellingLetters(
      String script, String first, String firstLetters, String second, String secondLetters) {
    this.first = first;
    this.second = second;
    this.alphabet =
        new Alphabet(Scripts.byCode(script), (firstLetters + secondLetters).codePoints().toArray());
    this.firstOfSecond = Alphabet.FIRST_KNOWN + firstLetters.length();
  }

  /** The tags of the two languages. */
  List<String> languages() {
    return List.of(first, second);
  }

  @Override
  public Alphabet alphabet() {
    return alphabet;
  }

  @Override
  public Guess choose(Scratch scratch) {
    Words words = scratch.words;
    int ofFirst = 0;
    int ofSecond = 0;
    for (int i = 0; i < words.length(); i++) {
      if (words.at(i) >= firstOfSecond) {
        ofSecond++;
      } else if (words.at(i) >= Alphabet.FIRST_KNOWN) {
        ofFirst++;
      }
    }
    if (ofFirst == ofSecond) {
      return Guess.NONE;
    }
    double probability = (double) Math.max(ofFirst, ofSecond) / (ofFirst + ofSecond);
    return new Guess(ofFirst > ofSecond ? first : second, probability);
  }
}
