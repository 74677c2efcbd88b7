// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

/** What is known of the views from outside the stream. Safe for use by several threads. */
public interface Views {
  /**
   * Returns the committed state: nothing in it can be taken back, so counters made of it never go
   * down, and texts in it are in every later snapshot.
   *
   * @throws ViewsUnavailableException when it cannot be read now
   * @throws StateElsewhereException when another instance holds it
   */
  ViewSnapshot read();

  /** Returns how the stream is doing; never fails. */
  StreamHealth health();
}
