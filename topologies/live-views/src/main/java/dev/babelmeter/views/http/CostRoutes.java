// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.views.query.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;

/** Answers questions about costs. */
final class CostRoutes {
  private final Views views;
  private final String pivot;
  private final InstantSource clock;

  /** Makes routes on {@code views} with costs relative to {@code pivot}. */
  CostRoutes(Views views, String pivot, InstantSource clock) {
    this.views = views;
    this.pivot = pivot;
    this.clock = clock;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/cost", this::cost);
    routes.get("/api/cost/what-if", this::whatIf);
  }

  private void cost(Context request) {
    CostQuery query = CostQuery.of(QueryParameters.of(request, CostQuery.parameterNames()), pivot);
    request.json(query.answer(views.costs(), clock.instant()));
  }

  private void whatIf(Context request) {
    WhatIfQuery query =
        WhatIfQuery.of(QueryParameters.of(request, WhatIfQuery.parameterNames()), pivot);
    request.json(query.answer(views.costs(), clock.instant()));
  }
}
