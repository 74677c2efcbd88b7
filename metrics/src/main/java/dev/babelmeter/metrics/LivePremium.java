// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

/**
 * The live premium: what a language pays in traffic that nobody translated. Its tokens per UTF-8
 * byte over the pivot language's, times the byte premium, which is the bytes that it needs for what
 * the pivot says in one byte (Arnett, Chang and Bergen 2024; {@link BytePremiums}):
 *
 * <pre>(T/B) / (Tₚ/Bₚ) · bytePremium</pre>
 *
 * <p>On parallel text with its own byte premium B/Bₚ this is the {@link ReferencePremium}.
 *
 * <p>The interval treats texts as independent and follows from the large-sample variance of a ratio
 * of means (Cochran 1977, "Sampling Techniques", section 6.3) by the delta method on the logarithm.
 * It covers the sampling of texts only, not the error of the byte premium or a difference in what
 * is talked about.
 */
public final class LivePremium {
  /** Texts that each language needs. */
  public static final long MIN_TEXTS = 30;

  /** The 97.5 % quantile of the normal distribution, for an interval of 95 %. */
  private static final double QUANTILE = 1.959963984540054;

  private LivePremium() {}

  /** A premium, or that there is none. */
  public sealed interface Result {
    /** Texts of the smaller of the two samples. */
    long texts();
  }

  /**
   * A premium.
   *
   * @param premium its value
   * @param low lower end of its 95 % confidence interval
   * @param high upper end
   * @param texts texts of the smaller sample
   */
  public record Estimate(double premium, double low, double high, long texts) implements Result {}

  /**
   * No premium.
   *
   * @param texts texts of the smaller sample
   * @param floor how many were needed
   */
  public record Insufficient(long texts, long floor) implements Result {}

  /**
   * Sums over the texts of one language under one vocabulary. They merge exactly.
   *
   * @param texts number of texts
   * @param tokens their tokens
   * @param bytes their bytes in UTF-8
   * @param tokensSquared sum of each text's tokens squared
   * @param tokensTimesBytes sum of each text's tokens times its bytes
   * @param bytesSquared sum of each text's bytes squared
   */
  public record Sums(
      long texts,
      long tokens,
      long bytes,
      long tokensSquared,
      long tokensTimesBytes,
      long bytesSquared) {
    /** Over no text. */
    public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

    /** The sums over one text. */
    public static Sums of(long tokens, long bytes) {
      return new Sums(
          1,
          tokens,
          bytes,
          Math.multiplyExact(tokens, tokens),
          Math.multiplyExact(tokens, bytes),
          Math.multiplyExact(bytes, bytes));
    }

    /**
     * The sums over both samples.
     *
     * @throws ArithmeticException when one exceeds 63 bits
     */
    public Sums plus(Sums other) {
      return new Sums(
          Math.addExact(texts, other.texts),
          Math.addExact(tokens, other.tokens),
          Math.addExact(bytes, other.bytes),
          Math.addExact(tokensSquared, other.tokensSquared),
          Math.addExact(tokensTimesBytes, other.tokensTimesBytes),
          Math.addExact(bytesSquared, other.bytesSquared));
    }

    /**
     * Squared standard error of ln(tokens/bytes): Cochran's variance of a ratio over its square.
     */
    double relativeVariance() {
      double ratio = (double) tokens / bytes;
      double residuals =
          Math.max(0, tokensSquared - 2 * ratio * tokensTimesBytes + ratio * ratio * bytesSquared);
      return residuals * texts / (texts - 1.0) / ((double) tokens * tokens);
    }
  }

  /**
   * The live premium of {@code language} over {@code pivot}.
   *
   * @param bytePremium bytes that the language needs over those that the pivot needs; positive
   * @param floor texts that each of the two needs, at least 2
   */
  public static Result estimate(Sums language, Sums pivot, double bytePremium, long floor) {
    if (!(bytePremium > 0) || floor < 2) {
      throw new IllegalArgumentException(
          "there is no live premium with byte premium " + bytePremium + " and floor " + floor);
    }
    long texts = Math.min(language.texts(), pivot.texts());
    if (texts < floor || language.tokens() == 0 || pivot.tokens() == 0) {
      return new Insufficient(texts, floor);
    }
    double premium =
        ((double) language.tokens() / language.bytes())
            / ((double) pivot.tokens() / pivot.bytes())
            * bytePremium;
    double width =
        Math.exp(QUANTILE * Math.sqrt(language.relativeVariance() + pivot.relativeVariance()));
    return new Estimate(premium, premium / width, premium * width, texts);
  }
}
