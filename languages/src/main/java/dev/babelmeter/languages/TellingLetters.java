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
          new TellingLetters("my", "ကခဂဃစဆဇဈညဋဌဍဎဏဒဓနဖဗဘရဟဠအာါြှ", "shn", "ၵၶၷၸၹၺၻၼၽၾၿႀႁဢႂႃႄႅႆၢ"),
          "Ethi",
          new TellingLetters("am", "የአችሆሁ", "ti", "ኣሕሓዕኽኾቐቕ"));

  private final String first;
  private final String firstLetters;
  private final String second;
  private final String secondLetters;

  private TellingLetters(String first, String firstLetters, String second, String secondLetters) {
    this.first = first;
    this.firstLetters = firstLetters;
    this.second = second;
    this.secondLetters = secondLetters;
  }

  /** The tags of the two languages. */
  List<String> languages() {
    return List.of(first, second);
  }

  @Override
  public Guess choose(Words words) {
    int ofFirst = 0;
    int ofSecond = 0;
    for (int i = 0; i < words.length(); i++) {
      if (firstLetters.indexOf(words.at(i)) >= 0) {
        ofFirst++;
      } else if (secondLetters.indexOf(words.at(i)) >= 0) {
        ofSecond++;
      }
    }
    if (ofFirst == ofSecond) {
      return Guess.NONE;
    }
    double probability = (double) Math.max(ofFirst, ofSecond) / (ofFirst + ofSecond);
    return new Guess(ofFirst > ofSecond ? first : second, probability);
  }
}
