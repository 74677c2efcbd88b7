// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.schemas.TopicCreation;
import dev.babelmeter.views.query.StreamsViews;
import dev.babelmeter.views.query.Views;
import dev.babelmeter.views.topology.InputProgress;
import dev.babelmeter.views.topology.PriceBooks;
import dev.babelmeter.views.topology.ViewsTopology;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running stream with its client of the cluster. */
final class ViewsStream implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  private static final int ADMIN_TIMEOUT_MS = 30_000;

  private static final Logger logger = LoggerFactory.getLogger(ViewsStream.class);

  private final KafkaStreams streams;
  private final Admin admin;
  private final CompletableFuture<Void> running = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private ViewsStream(KafkaStreams streams, Admin admin) {
    this.streams = streams;
    this.admin = admin;
  }

  /**
   * Starts the stream and returns once it runs with its state restored.
   *
   * @param self the address of the HTTP server
   * @param instanceId the fixed name of this instance in the consumer group
   * @param created told of the views before they run
   * @throws RoleException when it cannot start
   */
  static ViewsStream start(
      ViewsConfig config, HostInfo self, String instanceId, Consumer<Views> created)
      throws InterruptedException {
    Admin admin = connect(config);
    ViewsStream stream;
    try {
      createTopics(admin, config);
      stream = create(config, self, instanceId, admin, created);
    } catch (RuntimeException e) {
      admin.close(Duration.ZERO);
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while starting");
      }
      throw e;
    }
    try {
      stream.streams.start();
      stream.awaitRunning();
      return stream;
    } catch (InterruptedException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  /**
   * Waits until the stream has ended.
   *
   * @throws RoleException when it failed
   */
  void awaitEnd() throws InterruptedException {
    await(end);
  }

  @Override
  public void close() {
    // A member with a fixed name would keep its work until the session times out.
    boolean stopped =
        streams.close(
            CloseOptions.timeout(STOP_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    if (!stopped) {
      logger.warn(
          "the stream did not stop within {}: what it had not committed is done again",
          STOP_TIMEOUT);
    }
    admin.close();
    end.complete(null);
  }

  private static Admin connect(ViewsConfig config) {
    Properties properties = StreamsProperties.ofClient(config);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
    properties.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, config.applicationId() + "-queries");
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      throw unreachable(config, e);
    }
  }

  private static void createTopics(Admin admin, ViewsConfig config) {
    try {
      TopicCreation.createMissing(admin, ViewsTopology.SOURCES, config.replication());
    } catch (TopicCreation.TopicCreationException e) {
      throw unreachable(config, e);
    }
  }

  private static ViewsStream create(
      ViewsConfig config, HostInfo self, String instanceId, Admin admin, Consumer<Views> created) {
    Properties properties = StreamsProperties.of(config, self, instanceId);
    InputProgress progress = new InputProgress();
    PriceBooks prices = new PriceBooks();
    KafkaStreams streams;
    try {
      streams =
          new KafkaStreams(
              ViewsTopology.build(properties, config.bounds(), progress, prices), properties);
    } catch (StreamsException e) {
      throw new RoleException(
          "the views cannot use the folder "
              + config.stateDirectory()
              + ": another instance may be using it; give each its own with state.directory",
          e);
    } catch (KafkaException e) {
      throw unreachable(config, e);
    }
    ViewsStream stream = new ViewsStream(streams, admin);
    UncaughtFailures failures = new UncaughtFailures(Clock.systemUTC(), stream::fail);
    streams.setUncaughtExceptionHandler(failures);
    streams.setStateListener((now, before) -> stream.changed(now));
    created.accept(
        new StreamsViews(
            streams,
            admin,
            config.applicationId(),
            config.commitInterval(),
            progress,
            prices,
            self,
            failures::replaced));
    return stream;
  }

  private static RoleException unreachable(ViewsConfig config, Exception cause) {
    return new RoleException(
        "the views cannot use Kafka at "
            + config.bootstrapServers()
            + ": "
            + cause.getMessage()
            + "; start it, or correct kafka.bootstrap-servers and kafka.client.*",
        cause);
  }

  private void changed(KafkaStreams.State now) {
    switch (now) {
      case RUNNING -> running.complete(null);
      case ERROR -> fail(new RoleException("the stream of the views failed; the log says why"));
      case NOT_RUNNING -> end.complete(null);
      default -> logger.debug("the stream is {}", now);
    }
  }

  private void fail(RoleException failure) {
    running.completeExceptionally(failure);
    end.completeExceptionally(failure);
  }

  private void awaitRunning() throws InterruptedException {
    await(running);
  }

  private static void await(CompletableFuture<Void> future) throws InterruptedException {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RoleException failure
          ? failure
          : new RoleException("the views failed unexpectedly; the log says why", e);
    }
  }
}
