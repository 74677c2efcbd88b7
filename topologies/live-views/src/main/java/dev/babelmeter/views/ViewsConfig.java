// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import dev.babelmeter.process.Settings;
import dev.babelmeter.views.costs.Budgets;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.totals.LabelBounds;
import dev.babelmeter.views.totals.LabelBounds.Bound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the views run.
 *
 * @param bootstrapServers addresses of Kafka
 * @param replication copies of each topic that the views create; -1 for the broker's default
 * @param clientProperties further properties of the Kafka clients, such as those of security
 * @param applicationId names the consumer group, the internal topics and the transactions
 * @param stateDirectory folder of the state stores; an instance needs one of its own
 * @param threads stream threads
 * @param standbyReplicas copies of the state that other instances keep ready
 * @param commitInterval time between two commits, which is how far behind what is served may be
 * @param httpHost address that the HTTP server listens on
 * @param httpPort port that it listens on; 0 for any free one
 * @param advertisedHost host under which other instances and users reach it
 * @param bounds how many values labels can have
 * @param pivot the language that live premiums are over, and premiums of questions that name none
 * @param budgets what tenants may spend in a month
 */
public record ViewsConfig(
    String bootstrapServers,
    short replication,
    Map<String, String> clientProperties,
    String applicationId,
    Path stateDirectory,
    int threads,
    int standbyReplicas,
    Duration commitInterval,
    String httpHost,
    int httpPort,
    String advertisedHost,
    LabelBounds bounds,
    String pivot,
    Budgets budgets) {
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final int HIGHEST_PORT = 65_535;
  private static final int MANY = 100_000;

  /** Half of the ten seconds after which the broker aborts a transaction of the stream. */
  private static final Duration LONGEST_COMMIT_INTERVAL = Duration.ofSeconds(5);

  /** Copies the map. */
  public ViewsConfig {
    clientProperties = Map.copyOf(clientProperties);
  }

  /**
   * Reads the settings of the views.
   *
   * @throws dev.babelmeter.process.InvalidSettingsException with everything that is wrong
   */
  public static ViewsConfig from(Settings settings) {
    String bootstrapServers = settings.string("kafka.bootstrap-servers", "127.0.0.1:9092");
    int replication = settings.integer("kafka.replication", -1, -1, Short.MAX_VALUE);
    Map<String, String> clientProperties = settings.withPrefix("kafka.client.");
    String applicationId = settings.string("application-id", "babelmeter-views");
    Path stateDirectory = settings.path("state.directory", Path.of("babelmeter-data", "views"));
    int threads = settings.integer("stream.threads", 1, 1, 64);
    int standbyReplicas = settings.integer("stream.standby-replicas", 0, 0, 10);
    Duration commitInterval = settings.duration("stream.commit-interval", Duration.ofMillis(100));
    String httpHost = settings.string("http.host", "127.0.0.1");
    int httpPort = settings.integer("http.port", 8080, 0, HIGHEST_PORT);
    String advertisedHost =
        settings.string("http.advertised-host", ANY_ADDRESS.contains(httpHost) ? "" : httpHost);
    LabelBounds bounds =
        new LabelBounds(
            Map.of(
                Label.TENANT, bound(settings, "tenants", 50),
                Label.LANGUAGE, bound(settings, "languages", 160),
                Label.SCRIPT, bound(settings, "scripts", 60),
                Label.MODEL, bound(settings, "models", 30)),
            settings.integer("labels.combinations.max", 5_000, 1, MANY));

    String pivot = settings.string("premium.pivot", "en");
    String budgetFile = settings.string("cost.budgets", "");
    List<String> budgetProblems = new ArrayList<>();
    Budgets budgets =
        budgetFile.isEmpty() ? Budgets.NONE : Budgets.read(Path.of(budgetFile), budgetProblems);
    budgetProblems.forEach(settings::problem);

    if (replication == 0) {
      settings.problem(
          "kafka.replication is '0': give -1 for the broker's default, or a number above zero");
    }
    if (commitInterval.compareTo(LONGEST_COMMIT_INTERVAL) > 0) {
      settings.problem("stream.commit-interval is too long: give 5s at most");
    }
    if (!applicationId.matches("[a-zA-Z0-9._-]{1,100}")) {
      settings.problem(
          "application-id is '"
              + applicationId
              + "': give up to 100 letters, digits, dots, underscores and hyphens");
    }
    if (advertisedHost.isEmpty() || ANY_ADDRESS.contains(advertisedHost)) {
      settings.problem(
          "http.advertised-host is missing: with http.host="
              + httpHost
              + " give the host name under which the views are reached");
    }
    for (String key : new TreeSet<>(clientProperties.keySet())) {
      if (StreamsProperties.OWN.contains(key)) {
        settings.problem("kafka.client." + key + " is up to the views: remove it");
      }
    }
    if (!pivot.matches("[a-z]{2,3}")) {
      settings.problem(
          "premium.pivot is '" + pivot + "': give the tag of one language, such as en");
    }
    settings.finish();
    return new ViewsConfig(
        bootstrapServers,
        (short) replication,
        clientProperties,
        applicationId,
        stateDirectory,
        threads,
        standbyReplicas,
        commitInterval,
        httpHost,
        httpPort,
        advertisedHost,
        bounds,
        pivot,
        budgets);
  }

  private static Bound bound(Settings settings, String label, int fallback) {
    int max = settings.integer("labels." + label + ".max", fallback, 1, MANY);
    List<String> allowed = settings.list("labels." + label + ".allowed", List.of());
    return allowed.isEmpty() ? Bound.first(max) : Bound.only(Set.copyOf(allowed));
  }
}
