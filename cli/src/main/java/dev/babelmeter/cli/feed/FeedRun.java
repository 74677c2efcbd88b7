// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.feed;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feed that runs on a thread of its own. */
public final class FeedRun implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(FeedRun.class);

  private final EventSender sender;
  private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
  private final Thread thread;

  private FeedRun(Feed feed, EventSender sender) {
    this.sender = sender;
    this.thread = new Thread(() -> run(feed), "feed");
    thread.setDaemon(true);
  }

  /** Starts {@code feed} to {@code bootstrapServers}. */
  public static FeedRun start(Feed feed, String bootstrapServers) {
    FeedRun run = new FeedRun(feed, new EventSender(bootstrapServers));
    run.thread.start();
    return run;
  }

  /**
   * Completes when everything is delivered, or exceptionally with a {@link
   * dev.babelmeter.cli.CommandFailure}.
   */
  public CompletableFuture<@Nullable Void> done() {
    return done;
  }

  /** Events sent so far. */
  public long sent() {
    return sender.sent();
  }

  /** Lines that became dead letters so far. */
  public long refused() {
    return sender.refused();
  }

  /** Stops the feed. */
  @Override
  public void close() {
    thread.interrupt();
    sender.close();
  }

  private void run(Feed feed) {
    try {
      feed.run(sender);
      done.complete(null);
    } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
      logger.debug("the feed was stopped", e);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }
}
