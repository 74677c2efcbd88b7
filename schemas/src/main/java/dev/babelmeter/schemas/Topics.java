// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.ModelPrice;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.schemas.Topic.Cleanup;
import java.time.Duration;
import java.util.List;

/** The catalogue of topics. Every topic of the flow is created from here, and only from here. */
public final class Topics {
  private static final int ONE_MEBIBYTE = 1 << 20;

  /** The largest record of {@link #TEXT_EVENTS}: room for a text that the job then refuses. */
  public static final int MAX_EVENT_BYTES = 16 * ONE_MEBIBYTE;

  /**
   * Texts in. Its values are JSON lines, CloudEvents, or {@link TextEvent} in the single-object
   * encoding; the key is free.
   */
  public static final Topic TEXT_EVENTS =
      new Topic(
          "text-events",
          "free",
          TextEvent.class,
          4,
          Cleanup.DELETE,
          Duration.ofDays(1),
          MAX_EVENT_BYTES);

  /** One record a text. */
  public static final Topic TEXT_COUNTS =
      new Topic(
          "text-counts",
          "event_id",
          TextCounts.class,
          4,
          Cleanup.DELETE,
          Duration.ofDays(7),
          ONE_MEBIBYTE);

  /** One record for every window and combination of tenant, language, script, direction, model. */
  public static final Topic COUNT_WINDOWS =
      new Topic(
          "count-windows",
          "tenant",
          CountWindow.class,
          4,
          Cleanup.DELETE,
          Duration.ofDays(30),
          ONE_MEBIBYTE);

  /** The counts of texts that came after their window had closed. */
  public static final Topic LATE_COUNTS =
      new Topic(
          "late-counts",
          "tenant",
          TextCounts.class,
          4,
          Cleanup.DELETE,
          Duration.ofDays(30),
          ONE_MEBIBYTE);

  /** Sums over translation groups, for every window, tenant, pivot, language and script. */
  public static final Topic PREMIUM_WINDOWS =
      new Topic(
          "premium-windows",
          "tenant",
          PremiumWindow.class,
          4,
          Cleanup.DELETE,
          Duration.ofDays(30),
          ONE_MEBIBYTE);

  /**
   * The tokens that texts became, for every window, language, script and vocabulary. A record with
   * every token of a vocabulary of 262,144 has up to 3 MiB: a byte for the distance of each id and
   * up to ten for its frequency.
   */
  public static final Topic COVERAGE_WINDOWS =
      new Topic(
          "coverage-windows",
          "language",
          CoverageWindow.class,
          4,
          Cleanup.DELETE,
          Duration.ofDays(30),
          4 * ONE_MEBIBYTE);

  /** The texts that share the value of an attribute, for every window and the like of a value. */
  public static final Topic ATTRIBUTE_WINDOWS =
      new Topic(
          "attribute-windows",
          "attribute",
          AttributeWindow.class,
          4,
          Cleanup.DELETE,
          Duration.ofDays(30),
          ONE_MEBIBYTE);

  /** Records that could not be counted. The bound leaves room for a payload that is kept. */
  public static final Topic DEAD_LETTERS =
      new Topic(
          "dead-letters",
          "TOPIC/PARTITION/OFFSET",
          DeadLetter.class,
          4,
          Cleanup.DELETE,
          Duration.ofDays(30),
          MAX_EVENT_BYTES + ONE_MEBIBYTE);

  /** The vocabularies that jobs count under. */
  public static final Topic VOCABULARIES =
      new Topic(
          "vocabularies",
          "vocabulary",
          Vocabulary.class,
          1,
          Cleanup.COMPACT,
          Duration.ZERO,
          ONE_MEBIBYTE);

  /**
   * The prices of models, one record for each model and start, so that a later import adds to what
   * is known of the past.
   */
  public static final Topic MODEL_PRICES =
      new Topic(
          "model-prices",
          "MODEL@START",
          ModelPrice.class,
          1,
          Cleanup.COMPACT,
          Duration.ZERO,
          ONE_MEBIBYTE);

  private Topics() {}

  /** Every topic of the flow. */
  public static List<Topic> all() {
    return List.of(
        TEXT_EVENTS,
        TEXT_COUNTS,
        COUNT_WINDOWS,
        LATE_COUNTS,
        PREMIUM_WINDOWS,
        COVERAGE_WINDOWS,
        ATTRIBUTE_WINDOWS,
        DEAD_LETTERS,
        VOCABULARIES,
        MODEL_PRICES);
  }
}
