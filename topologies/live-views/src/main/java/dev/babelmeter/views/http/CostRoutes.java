// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.views.costs.Budgets;
import dev.babelmeter.views.http.BudgetAnswers.BudgetsAnswer;
import dev.babelmeter.views.query.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;

/** Answers questions about costs. */
final class CostRoutes {
  private final Views views;
  private final String pivot;
  private final Budgets budgets;
  private final InstantSource clock;

  /** Makes routes on {@code views} with costs relative to {@code pivot}. */
  CostRoutes(Views views, String pivot, Budgets budgets, InstantSource clock) {
    this.views = views;
    this.pivot = pivot;
    this.budgets = budgets;
    this.clock = clock;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/cost", this::cost);
    routes.get("/api/cost/what-if", this::whatIf);
    routes.get("/api/budgets", this::budgets);
  }

  private void cost(Context request) {
    CostQuery query = CostQuery.of(QueryParameters.of(request, CostQuery.parameterNames()), pivot);
    request.json(query.answer(views.costs(), clock.instant()));
  }

  private void budgets(Context request) {
    QueryParameters.of(request, List.of());
    request.json(BudgetsAnswer.of(budgets, views.costs(), clock.instant()));
  }

  private void whatIf(Context request) {
    WhatIfQuery query =
        WhatIfQuery.of(QueryParameters.of(request, WhatIfQuery.parameterNames()), pivot);
    request.json(query.answer(views.costs(), clock.instant()));
  }
}
