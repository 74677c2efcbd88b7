// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A premium of a language over a pivot under one vocabulary, or why there is none.
 *
 * @param kind which of the two it is
 * @param vocabulary the vocabulary's name
 * @param fingerprint the vocabulary's fingerprint
 * @param pivot the language that it is over
 * @param pivotScript the script of the pivot's texts; null for a reference premium, whose groups
 *     may have the pivot in any
 * @param variety the language with its script
 * @param status whether there is a premium
 * @param interval the premium with its ends; of a reference premium they are empty
 * @param sample groups of a reference premium, texts of the smaller side of a live one
 * @param floor how many were needed
 * @param tokens the language's tokens
 * @param unknownTokens those of them that stand for text the vocabulary cannot express; null where
 *     it has no unknown token
 * @param pivotTokens the pivot's tokens
 * @param bytes the language's bytes in UTF-8; null for a reference premium, which needs none
 * @param pivotBytes the pivot's
 * @param coefficient the language's published byte coefficient, of a live premium
 * @param bytePremium the byte premium that a live premium was corrected by
 * @param windowStart start of the first window; null for a live premium, which is over all texts
 * @param windowEnd end of the last window
 */
public record Premium(
    PremiumKind kind,
    String vocabulary,
    String fingerprint,
    String pivot,
    @Nullable String pivotScript,
    Variety variety,
    Status status,
    Optional<Interval> interval,
    long sample,
    long floor,
    long tokens,
    @Nullable Long unknownTokens,
    long pivotTokens,
    @Nullable Long bytes,
    @Nullable Long pivotBytes,
    Optional<BytePremiums.Coefficient> coefficient,
    OptionalDouble bytePremium,
    @Nullable Instant windowStart,
    @Nullable Instant windowEnd) {
  /**
   * More of them unknown, and tokens say nothing of what the text costs: it was lost, not written.
   * Petrov et al. 2023 blank such pairs too, from a tenth of the characters lost.
   */
  private static final double MOST_UNKNOWN = 0.1;

  /** Whether there is a premium. */
  public enum Status {
    /** There is one. */
    OK,
    /** The sample is too small. */
    INSUFFICIENT,
    /** The language, or the pivot, has no published byte coefficient in its script. */
    NO_BYTE_COEFFICIENT;

    /** The name in tables and answers. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A premium.
   *
   * @param value its value
   * @param low lower end of the 95 % confidence interval; empty when none is known
   * @param high upper end
   */
  public record Interval(double value, OptionalDouble low, OptionalDouble high) {
    /** What was estimated, if anything was. */
    static Optional<Interval> of(LivePremium.Result result) {
      return result instanceof LivePremium.Estimate found
          ? Optional.of(
              new Interval(
                  found.premium(), OptionalDouble.of(found.low()), OptionalDouble.of(found.high())))
          : Optional.empty();
    }

    static OptionalDouble value(Optional<Interval> interval) {
      return interval.isPresent()
          ? OptionalDouble.of(interval.get().value())
          : OptionalDouble.empty();
    }

    static OptionalDouble low(Optional<Interval> interval) {
      return interval.map(Interval::low).orElse(OptionalDouble.empty());
    }

    static OptionalDouble high(Optional<Interval> interval) {
      return interval.map(Interval::high).orElse(OptionalDouble.empty());
    }
  }

  /**
   * A reference premium from sums over translation groups.
   *
   * @param groups groups whose two texts were counted under the vocabulary
   * @param pivotCharacters characters of the pivot's texts of these groups
   */
  public static Premium reference(
      String vocabulary,
      String fingerprint,
      String pivot,
      Variety variety,
      long groups,
      long pivotCharacters,
      long tokens,
      @Nullable Long unknownTokens,
      long pivotTokens,
      Instant windowStart,
      Instant windowEnd) {
    OptionalDouble premium =
        ReferencePremium.isSufficient(groups, pivotCharacters)
            ? ReferencePremium.of(tokens, pivotTokens)
            : OptionalDouble.empty();
    return new Premium(
        PremiumKind.REFERENCE,
        vocabulary,
        fingerprint,
        pivot,
        null,
        variety,
        premium.isPresent() ? Status.OK : Status.INSUFFICIENT,
        premium.isPresent()
            ? Optional.of(
                new Interval(premium.getAsDouble(), OptionalDouble.empty(), OptionalDouble.empty()))
            : Optional.empty(),
        groups,
        ReferencePremium.MIN_LINES,
        tokens,
        unknownTokens,
        pivotTokens,
        null,
        null,
        Optional.empty(),
        OptionalDouble.empty(),
        windowStart,
        windowEnd);
  }

  /** Its value, if it has one. */
  public OptionalDouble value() {
    return Interval.value(interval);
  }

  /** Lower end of its confidence interval, if it has one. */
  public OptionalDouble low() {
    return Interval.low(interval);
  }

  /** Upper end of its confidence interval, if it has one. */
  public OptionalDouble high() {
    return Interval.high(interval);
  }

  /** The share of {@link #unknownTokens}; empty where there is no unknown token, or no token. */
  public OptionalDouble unknownTokenShare() {
    return unknownTokens == null ? OptionalDouble.empty() : Ratios.share(unknownTokens, tokens);
  }

  /** Whether so much of the text is unknown to the vocabulary that the premium means nothing. */
  public boolean isMostlyLost() {
    return unknownTokenShare().orElse(0) > MOST_UNKNOWN;
  }
}
