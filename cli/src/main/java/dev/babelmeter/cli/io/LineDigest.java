// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Length and SHA-256 of a line that is not kept. Its last byte waits: it may belong to CR LF. */
final class LineDigest {
  private final MessageDigest sha256 = newSha256();
  private long digested;
  private byte last;
  private boolean hasLast;

  void append(byte[] source, int from, int to) {
    if (from == to) {
      return;
    }
    digestLast();
    sha256.update(source, from, to - from - 1);
    digested += to - from - 1;
    last = source[to - 1];
    hasLast = true;
  }

  Line.TooLong line(long number, boolean broken) {
    if (!broken || last != '\r') {
      digestLast();
    }
    return new Line.TooLong(number, digested, HexFormat.of().formatHex(sha256.digest()));
  }

  private void digestLast() {
    if (hasLast) {
      sha256.update(last);
      digested++;
      hasLast = false;
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
