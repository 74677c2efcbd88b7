// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import dev.babelmeter.events.v1.DeadLetterReason;

/**
 * A record that is not counted. It has no cause and no stack trace: exceptions of libraries quote
 * their input, and refusing is an ordinary outcome that a flood of bad input must not slow down.
 */
final class Refusal extends Exception {
  private final DeadLetterReason reason;

  /**
   * Makes a refusal.
   *
   * @param explanation one sentence with the place and the remedy that quotes nothing of the record
   */
  Refusal(DeadLetterReason reason, String explanation) {
    super(explanation, null, false, false);
    this.reason = reason;
  }

  DeadLetterReason reason() {
    return reason;
  }

  String explanation() {
    return getMessage();
  }

  static Refusal invalidField(String field, String remedy) {
    return new Refusal(
        DeadLetterReason.INVALID_FIELD, "the field " + field + " cannot be used: " + remedy);
  }
}
