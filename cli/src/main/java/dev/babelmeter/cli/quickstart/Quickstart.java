// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.feed.Feed;
import dev.babelmeter.cli.feed.FeedRun;
import dev.babelmeter.cli.feed.FileFeed;
import dev.babelmeter.cli.feed.StreamFeed;
import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.cli.io.TextInput;
import dev.babelmeter.cli.launch.Installation;
import dev.babelmeter.cli.live.FinalTable;
import dev.babelmeter.cli.live.LiveScreen;
import dev.babelmeter.cli.live.LiveSnapshot;
import dev.babelmeter.cli.live.LiveTable;
import dev.babelmeter.cli.live.ViewsClient;
import dev.babelmeter.cli.stream.BundledStream;
import dev.babelmeter.cli.supervise.SupervisedChild;
import dev.babelmeter.cli.supervise.Supervisor;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs everything: starts the roles, feeds them, shows the live totals, and stops all of it on
 * request, after a time, or when the input is settled.
 */
public final class Quickstart {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final long REFRESH_MILLIS = 1000;
  private static final int KAFKA_PORT = 9092;
  private static final int FLINK_PORT = 8081;
  private static final int MOST_PARALLEL = 4;

  private final QuickstartOptions options;
  private final Installation installation;
  private final PrintWriter out;
  private final LiveScreen screen;
  private final boolean terminal;

  /**
   * Prepares a quickstart.
   *
   * @param out where the final table goes
   * @param err where messages and the live table go
   * @param terminal whether {@code err} is a terminal
   */
  public Quickstart(
      QuickstartOptions options,
      Installation installation,
      PrintWriter out,
      PrintWriter err,
      boolean terminal) {
    this.options = options;
    this.installation = installation;
    this.out = out;
    this.screen = new LiveScreen(err, terminal);
    this.terminal = terminal;
  }

  /**
   * Runs to the end.
   *
   * @throws CommandFailure when it cannot start or go on; everything is stopped then
   */
  public void run() throws InterruptedException {
    if (options.input() != null) {
      options.input().requireReadable();
    }
    int httpPort = LocalPorts.exactly(options.port());
    try (StopSignal stop = StopSignal.install();
        RunFolder folder = folder();
        Supervisor supervisor = new Supervisor(screen::message, STOP_LIMIT)) {
      serve(stop, folder, supervisor, httpPort);
      screen.settle();
      screen.message("stopping");
    }
  }

  private void serve(StopSignal stop, RunFolder folder, Supervisor supervisor, int httpPort)
      throws InterruptedException {
    Roles roles = new Roles(installation, folder, LocalPorts.preferably(KAFKA_PORT));
    screen.message("starting Kafka, the job and the views; their logs are in " + folder.logs());
    SupervisedChild kafka = supervisor.start(roles.kafka());
    SupervisedChild job =
        supervisor.start(
            roles.job(options.vocabularies(), LocalPorts.preferably(FLINK_PORT), parallelism()));
    SupervisedChild views = supervisor.start(roles.views(httpPort));
    CompletableFuture<?> end = CompletableFuture.anyOf(stop.requested(), supervisor.givenUp());
    if (!awaitReady(kafka, end)) {
      return;
    }
    KafkaContent content = new KafkaContent(roles.bootstrapServers());
    content.createTopics();
    // Before the first text, which would stay without a cost.
    StartPrices.publish(options.prices(), roles.bootstrapServers(), screen::message);
    Completion completion = options.untilDone() ? new Completion(content) : null;
    try (FeedRun feed = FeedRun.start(feed(), roles.bootstrapServers())) {
      if (awaitReady(views, end) && awaitReady(job, end)) {
        announce(roles, views.firstReady().join(), job.firstReady().join());
        show(views, feed, completion, end);
      }
    }
  }

  private void show(
      SupervisedChild views,
      FeedRun feed,
      @Nullable Completion completion,
      CompletableFuture<?> end)
      throws InterruptedException {
    ViewsClient client = new ViewsClient(URI.create(views.firstReady().join().get("http")));
    LiveDisplay display =
        new LiveDisplay(screen, new LiveTable(options.vocabularyNames()), terminal, processStart());
    Instant deadline =
        options.duration() == null ? Instant.MAX : Instant.now().plus(options.duration());
    CompletableFuture<?> failed = failureOf(feed);
    CompletableFuture<?> any = CompletableFuture.anyOf(end, failed);
    do {
      Optional<LiveSnapshot> snapshot = client.snapshot();
      snapshot.ifPresent(current -> display.show(current, Instant.now()));
      if (snapshot.isPresent() && isDone(snapshot.get(), feed, completion, deadline)) {
        finish(snapshot.get());
        return;
      }
    } while (!ends(any));
  }

  private static boolean isDone(
      LiveSnapshot snapshot, FeedRun feed, @Nullable Completion completion, Instant deadline) {
    return Instant.now().isAfter(deadline)
        || (completion != null && completion.isReached(feed, snapshot));
  }

  private void finish(LiveSnapshot snapshot) {
    screen.settle();
    screen.message(
        "%,d texts counted, %,d dead letters".formatted(snapshot.texts(), snapshot.deadLetters()));
    FinalTable.write(out, options.format(), snapshot, options.vocabularyNames());
  }

  private void announce(Roles roles, Map<String, String> views, Map<String, String> job) {
    String http = views.get("http");
    screen.message("  Kafka     " + roles.bootstrapServers());
    screen.message("  API       " + http + "/api/totals");
    screen.message("  costs     " + http + "/api/cost?by=language");
    screen.message("  metrics   " + http + "/metrics");
    screen.message("  Flink UI  " + job.get("flink-ui"));
    screen.message("stop everything with Ctrl-C");
  }

  private Feed feed() {
    TextInput input = options.input();
    if (input != null) {
      return new FileFeed(input);
    }
    String name = "quickstart-" + Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);
    return new StreamFeed(new BundledStream(name, options.seed()));
  }

  private RunFolder folder() {
    Path data = options.data();
    return data == null
        ? TemporaryFolder.in(Path.of(System.getProperty("java.io.tmpdir")))
        : LastingFolder.at(data);
  }

  /** Returns whether the child became ready; false when the end came first. */
  private static boolean awaitReady(SupervisedChild child, CompletableFuture<?> end)
      throws InterruptedException {
    try {
      CompletableFuture.anyOf(child.firstReady(), end)
          .get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return !end.isDone();
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (TimeoutException e) {
      throw new CommandFailure(
          "the "
              + child.name()
              + " was not ready after "
              + START_LIMIT.toMinutes()
              + " minutes: "
              + "look at its log "
              + child.log(),
          e);
    }
  }

  /** Waits for the next refresh; true when the end came first. */
  private static boolean ends(CompletableFuture<?> end) throws InterruptedException {
    try {
      end.get(REFRESH_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** A future that follows the feed's failure and never its success. */
  private static CompletableFuture<?> failureOf(FeedRun feed) {
    CompletableFuture<?> failed = new CompletableFuture<>();
    feed.done()
        .whenComplete(
            (nothing, error) -> {
              if (error != null) {
                failed.completeExceptionally(error);
              }
            });
    return failed;
  }

  private static RuntimeException failure(ExecutionException e) {
    Throwable cause = e.getCause();
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }

  private static int parallelism() {
    return Math.max(1, Math.min(MOST_PARALLEL, Runtime.getRuntime().availableProcessors() / 2));
  }

  private static Instant processStart() {
    return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }
}
