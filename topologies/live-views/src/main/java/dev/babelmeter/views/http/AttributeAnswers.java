// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import static dev.babelmeter.views.http.Numbers.orNull;

import dev.babelmeter.metrics.AttributePremium;
import dev.babelmeter.metrics.AttributeTexts;
import dev.babelmeter.metrics.LivePremium;
import dev.babelmeter.metrics.PremiumKind;
import dev.babelmeter.metrics.Ratios;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code /api/attributes} answers. */
final class AttributeAnswers {
  private AttributeAnswers() {}

  /**
   * Premiums along attributes.
   *
   * @param pivot the value that all others are compared with; null when each is compared with all
   *     others together
   */
  record AttributesAnswer(@Nullable String pivot, List<AttributeRow> attributes) {}

  /** What the texts of one value, language and script cost under one vocabulary. */
  record AttributeRow(
      String attribute,
      String value,
      String language,
      String script,
      String vocabulary,
      String fingerprint,
      String status,
      @Nullable Double premium,
      @Nullable Double low,
      @Nullable Double high,
      String sampleUnit,
      long sample,
      long floor,
      long texts,
      long characters,
      long utf8Bytes,
      long words,
      long tokens,
      long pivotTokens,
      long pivotUtf8Bytes,
      @Nullable Double fertility,
      @Nullable Double bytesPerToken,
      @Nullable Double tokensPerCharacter,
      String specialTokens,
      String granularity,
      String average) {
    static AttributeRow of(AttributePremium premium) {
      AttributeTexts texts = premium.texts();
      return new AttributeRow(
          texts.attribute(),
          texts.value(),
          texts.variety().language(),
          texts.variety().script(),
          texts.vocabulary(),
          texts.fingerprint(),
          premium.status().label(),
          orNull(premium.value()),
          orNull(premium.low()),
          orNull(premium.high()),
          PremiumKind.LIVE.sampleUnit(),
          premium.sample(),
          LivePremium.MIN_TEXTS,
          texts.texts(),
          texts.characters(),
          texts.bytes(),
          texts.words(),
          texts.tokens(),
          premium.pivotSums().tokens(),
          premium.pivotSums().bytes(),
          orNull(Ratios.fertility(texts.tokens(), texts.words())),
          orNull(Ratios.bytesPerToken(texts.bytes(), texts.tokens())),
          orNull(Ratios.tokensPerCharacter(texts.tokens(), texts.characters())),
          Terms.SPECIAL_TOKENS,
          Terms.GRANULARITY,
          Terms.AVERAGE);
    }
  }
}
