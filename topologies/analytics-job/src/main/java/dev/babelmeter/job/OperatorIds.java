// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

/** Names of the operators. State is found by them again, so they never change. */
final class OperatorIds {
  static final String READ_EVENTS = "read-text-events";
  static final String SPLIT_INPUT = "put-dead-letters-aside";
  static final String COUNT_TEXTS = "count-texts";
  static final String SUM_WINDOWS = "sum-count-windows";
  static final String KEEP_GROUPED_TEXTS = "keep-grouped-texts";
  static final String JOIN_TRANSLATIONS = "join-translations";
  static final String SUM_PREMIUM_WINDOWS = "sum-premium-windows";
  static final String GATHER_TOKENS = "gather-tokens";
  static final String SUM_COVERAGE_WINDOWS = "sum-coverage-windows";
  static final String TELL_ATTRIBUTES = "tell-attributes";
  static final String SUM_ATTRIBUTE_WINDOWS = "sum-attribute-windows";
  static final String WRITE_TEXT_COUNTS = "write-text-counts";
  static final String WRITE_COUNT_WINDOWS = "write-count-windows";
  static final String WRITE_LATE_COUNTS = "write-late-counts";
  static final String WRITE_PREMIUM_WINDOWS = "write-premium-windows";
  static final String WRITE_COVERAGE_WINDOWS = "write-coverage-windows";
  static final String WRITE_ATTRIBUTE_WINDOWS = "write-attribute-windows";
  static final String WRITE_DEAD_LETTERS = "write-dead-letters";

  static final String COLLECT_WINDOWS = "collect-count-windows";
  static final String COLLECT_PREMIUMS = "collect-premium-windows";
  static final String COLLECT_COVERAGE = "collect-coverage-windows";
  static final String COLLECT_ATTRIBUTES = "collect-attribute-windows";
  static final String COLLECT_DEAD_LETTERS = "collect-dead-letters";

  private OperatorIds() {}
}
