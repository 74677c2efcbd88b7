// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.views.http.Answers.HealthAnswer;
import dev.babelmeter.views.http.Answers.ReadyAnswer;
import dev.babelmeter.views.http.Answers.StatusAnswer;
import dev.babelmeter.views.query.StateElsewhereException;
import dev.babelmeter.views.query.StreamHealth;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.query.Views;
import dev.babelmeter.views.query.ViewsUnavailableException;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.LiveTotals;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says whether the process lives, whether it serves, and how it is doing. */
final class StatusRoutes {
  private final Views views;
  private final ServiceInfo service;

  StatusRoutes(Views views, ServiceInfo service) {
    this.views = views;
    this.service = service;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/health", request -> request.json(new HealthAnswer(true)));
    routes.get("/ready", this::ready);
    routes.get("/api/status", this::status);
  }

  private void ready(Context request) {
    StreamHealth.State state = views.health().state();
    if (state != StreamHealth.State.RUNNING) {
      throw new ViewsUnavailableException(
          "the stream is " + nameOf(state) + ": wait until it is running");
    }
    String totalsAt = null;
    try {
      views.read();
    } catch (StateElsewhereException e) {
      totalsAt = e.address();
    }
    request.json(new ReadyAnswer(true, totalsAt));
  }

  /** Answers at any time, for it is asked when something is wrong. */
  private void status(Context request) {
    QueryParameters.of(request, List.of());
    ViewSnapshot snapshot = null;
    String problem = null;
    String totalsAt = null;
    try {
      snapshot = views.read();
    } catch (ViewsUnavailableException e) {
      problem = e.getMessage();
    } catch (StateElsewhereException e) {
      problem = e.getMessage();
      totalsAt = e.address();
    }
    request.json(answer(views.health(), snapshot, problem, totalsAt));
  }

  private StatusAnswer answer(
      StreamHealth health,
      @Nullable ViewSnapshot snapshot,
      @Nullable String problem,
      @Nullable String totalsAt) {
    LiveTotals totals = snapshot == null ? null : Totals.sum(snapshot.totals().values());
    return new StatusAnswer(
        service.version(),
        nameOf(health.state()),
        health.state() == StreamHealth.State.RUNNING && (snapshot != null || totalsAt != null),
        problem,
        totalsAt,
        service.uptime().toSeconds(),
        health.replacedThreads(),
        new TreeMap<>(health.lag()),
        totals == null ? null : totals.getTexts(),
        totals == null ? null : totals.getLateTexts(),
        snapshot == null ? null : Numbers.sum(snapshot.deadLetters()),
        snapshot == null ? null : new TreeMap<>(snapshot.foldedTexts()));
  }

  private static String nameOf(StreamHealth.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
