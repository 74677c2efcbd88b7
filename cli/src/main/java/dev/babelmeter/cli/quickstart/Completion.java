// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.feed.FeedRun;
import dev.babelmeter.cli.live.LiveSnapshot;
import java.util.OptionalLong;

/**
 * Tells when every line that was fed is either counted or a dead letter. The views' totals cover
 * all that ever was in the topics, so that is what they are compared with.
 */
final class Completion {
  private final KafkaContent content;
  private final long earlierFeederLetters;
  private OptionalLong expected = OptionalLong.empty();

  /** Takes stock of what earlier quickstarts left, before anything is fed. */
  Completion(KafkaContent content) {
    this.content = content;
    this.earlierFeederLetters = content.feederDeadLetters();
  }

  boolean isReached(FeedRun feed, LiveSnapshot snapshot) {
    if (!feed.done().isDone()) {
      return false;
    }
    if (expected.isEmpty()) {
      expected = OptionalLong.of(content.events() + earlierFeederLetters + feed.refused());
    }
    return snapshot.settled() == expected.getAsLong();
  }
}
