// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.query.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;

/** Answers questions about what was counted. */
final class TotalsRoutes {
  private final Views views;

  TotalsRoutes(Views views) {
    this.views = views;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/totals", this::totals);
    routes.get("/api/languages", request -> overview(request, Overviews::languages));
    routes.get("/api/vocabularies", request -> overview(request, Overviews::vocabularies));
    routes.get("/api/dead-letters", request -> overview(request, Overviews::deadLetters));
  }

  private void totals(Context request) {
    TotalsQuery query = TotalsQuery.of(QueryParameters.of(request, TotalsQuery.parameterNames()));
    request.json(query.answer(views.read()));
  }

  private void overview(Context request, Function<ViewSnapshot, Object> answer) {
    QueryParameters.of(request, List.of());
    request.json(answer.apply(views.read()));
  }
}
