// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import dev.babelmeter.events.v1.DeadLetter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes dead letters. Not safe for use by several threads. */
final class DeadLetters {
  private static final byte[] NO_VALUE = {};

  private final MessageDigest sha256 = sha256();
  private final boolean keepPayloads;

  DeadLetters(boolean keepPayloads) {
    this.keepPayloads = keepPayloads;
  }

  DeadLetter of(RecordPlace place, byte @Nullable [] value, Refusal refusal) {
    byte[] bytes = value == null ? NO_VALUE : value;
    return of(
        place,
        bytes.length,
        HexFormat.of().formatHex(sha256.digest(bytes)),
        keepPayloads && value != null ? ByteBuffer.wrap(value) : null,
        refusal);
  }

  static DeadLetter of(
      RecordPlace place, long bytes, String sha256, @Nullable ByteBuffer payload, Refusal refusal) {
    return new DeadLetter(
        place.topic(),
        place.partition(),
        place.offset(),
        Instant.ofEpochMilli(place.recordTime()),
        refusal.reason(),
        refusal.explanation(),
        sha256,
        bytes,
        payload);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
