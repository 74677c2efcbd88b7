// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

/** A line of a file. */
public sealed interface Line {
  /** The line's number, counted from 1. */
  long number();

  /**
   * A line that fits the bound.
   *
   * @param number the line's number, counted from 1
   * @param bytes the line without its break
   */
  record Whole(long number, byte[] bytes) implements Line {}

  /**
   * A line beyond the bound, which was read over.
   *
   * @param number the line's number, counted from 1
   * @param length its bytes without the break
   * @param sha256 their SHA-256 in lower-case hexadecimal
   */
  record TooLong(long number, long length, String sha256) implements Line {}
}
