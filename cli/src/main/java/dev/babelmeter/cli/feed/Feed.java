// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.feed;

/** Something that sends events until it is done or told to stop. */
public interface Feed {
  /**
   * Sends its events and returns when there are no more, all of them delivered.
   *
   * @throws dev.babelmeter.cli.CommandFailure when the events cannot be read or delivered
   */
  void run(EventSender sender) throws InterruptedException;
}
