// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.feed;

import dev.babelmeter.cli.stream.BundledStream;
import dev.babelmeter.cli.stream.StreamedText;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Sends the events of the bundled stream when they are due. It never ends by itself. */
public final class StreamFeed implements Feed {
  private final BundledStream stream;

  /** Feeds {@code stream}. */
  public StreamFeed(BundledStream stream) {
    this.stream = stream;
  }

  @Override
  public void run(EventSender sender) throws InterruptedException {
    EventJson json = new EventJson("bundled-stream");
    Instant begin = Instant.now();
    long beginNanos = System.nanoTime();
    while (true) {
      StreamedText event = stream.next();
      awaitElapsed(event.at(), beginNanos);
      sender.send(json.encode(event, begin.plus(event.at())));
    }
  }

  private static void awaitElapsed(Duration at, long beginNanos) throws InterruptedException {
    long due = beginNanos + at.toNanos();
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
      throwIfInterrupted();
    }
    throwIfInterrupted();
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
