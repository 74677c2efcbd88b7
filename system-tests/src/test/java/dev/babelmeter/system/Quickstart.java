// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code ./babelmeter quickstart}. */
final class Quickstart implements AutoCloseable {
  static final String JOB = "dev.babelmeter.job.JobMain";
  static final String VIEWS = "dev.babelmeter.views.ViewsMain";

  private static final Pattern KAFKA = Pattern.compile("(?i)kafka\\b.*?(127\\.0\\.0\\.1:\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Command command;
  private final URI metrics;
  private final HttpClient http = HttpClient.newHttpClient();

  private Quickstart(Command command, URI metrics) {
    this.command = command;
    this.metrics = metrics;
  }

  static Quickstart start(String... arguments) throws IOException {
    int port = freePort();
    List<String> all = new ArrayList<>(List.of("quickstart", "--port", Integer.toString(port)));
    all.addAll(List.of(arguments));
    return new Quickstart(
        Command.start(all.toArray(String[]::new)),
        URI.create("http://127.0.0.1:" + port + "/metrics"));
  }

  Command command() {
    return command;
  }

  CommittedTopics topics() {
    Predicate<String> namesKafka = line -> KAFKA.matcher(line).find();
    Matcher line = KAFKA.matcher(command.awaitLine(namesKafka));
    line.find();
    return new CommittedTopics(line.group(1));
  }

  /** Waits until the exporter's figures satisfy {@code wanted} and returns them. */
  Exposition awaitMetrics(Predicate<Exposition> wanted) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .failFast("the quickstart ended", () -> !command.isAlive())
        .until(
            () -> Exposition.scrape(http, metrics),
            exposition -> exposition != null && wanted.test(exposition));
  }

  /** What the HTTP interface answers at {@code path}. */
  JsonNode api(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(metrics.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** Texts that were counted or refused. */
  static long settled(Exposition exposition) {
    return exposition.sum("babelmeter_texts_total")
        + exposition.sum("babelmeter_dead_letters_total");
  }

  @Override
  public void close() {
    command.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
