// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a boundary, as {@code Dynamic_BPE.is_valid_pair} has it in {@code
 * tokenizations/dynamic_bpe.py}.
 *
 * <p>Under every boundary no space, tab or line feed gets behind another character, so words that
 * carry the space before them are never joined; and what is not yet whole UTF-8 may always be
 * joined. The published code does not exempt special tokens under {@code pretoken}, where only
 * their spelling keeps them apart; here they are never merged.
 */
public final class BoundaryRule implements MergeRule {
  /** The pattern of GPT-2's pre-tokenizer, by which the published code's tokenizers split. */
  private static final Pattern PRETOKENS =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern WORD =
      Pattern.compile("\\s*\\S+\\s*", Pattern.UNICODE_CHARACTER_CLASS);

  /** The characters that make a token punctuation. */
  private static final String PUNCTUATION = ".,!?;:()-\"'\\/`$%&*+<=>@[]^_{|}~";

  private static final String TWO_LINE_FEEDS = "ĊĊ";

  private final Boundary boundary;
  private final Predicate<String> special;
  private final Predicate<String> ofVocabulary;

  /**
   * Makes a rule.
   *
   * @param special whether a spelling is that of a special token
   * @param ofVocabulary whether a spelling is that of a token of the vocabulary: only such a token
   *     can be punctuation
   */
  public BoundaryRule(
      Boundary boundary, Predicate<String> special, Predicate<String> ofVocabulary) {
    this.boundary = boundary;
    this.special = special;
    this.ofVocabulary = ofVocabulary;
  }

  @Override
  public boolean allows(String left, String right) {
    if (special.test(left) || special.test(right)) {
      return false;
    }
    String merged = left + right;
    if (hasSpaceBehind(merged)) {
      return false;
    }
    if (boundary == Boundary.SENTENCE) {
      return true;
    }
    @Nullable String text = Spellings.text(merged);
    if (text == null) {
      return true;
    }
    return switch (boundary) {
      case PRETOKEN -> isOnePretoken(text);
      case WORD -> WORD.matcher(text).matches();
      case WORD_HYPHEN ->
          WORD.matcher(text).matches()
              && (isPunctuation(left) || !isPunctuation(right) || right.equals("-"));
      case SENTENCE -> true;
    };
  }

  private static boolean hasSpaceBehind(String merged) {
    boolean behind = false;
    boolean all = Spellings.isSpace(merged.charAt(0));
    for (int i = 1; i < merged.length(); i++) {
      boolean space = Spellings.isSpace(merged.charAt(i));
      behind |= space;
      all &= space;
    }
    return behind && (!all || merged.equals(TWO_LINE_FEEDS));
  }

  private static boolean isOnePretoken(String text) {
    Matcher matcher = PRETOKENS.matcher(text);
    return matcher.lookingAt() && matcher.end() == text.length();
  }

  private boolean isPunctuation(String spelling) {
    return ofVocabulary.test(spelling)
        && spelling.chars().anyMatch(c -> PUNCTUATION.indexOf(c) >= 0)
        && spelling.codePoints().noneMatch(Character::isDigit);
  }
}
