// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.views.query.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Answers questions about premiums, coverage and measures. */
final class MeasureRoutes {
  private final Views views;
  private final String pivot;

  /** Makes routes on {@code views} with {@code pivot} for questions that name none. */
  MeasureRoutes(Views views, String pivot) {
    this.views = views;
    this.pivot = pivot;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/premiums", this::premiums);
    routes.get("/api/attributes", this::attributes);
    routes.get("/api/coverage", this::coverage);
    routes.get("/api/measures", this::measures);
  }

  private void premiums(Context request) {
    PremiumQuery query =
        PremiumQuery.of(QueryParameters.of(request, PremiumQuery.parameterNames()), pivot);
    request.json(query.answer(views.read()));
  }

  private void attributes(Context request) {
    AttributeQuery query =
        AttributeQuery.of(QueryParameters.of(request, AttributeQuery.PARAMETERS));
    request.json(query.answer(views.read()));
  }

  private void coverage(Context request) {
    MeasureQuery query =
        MeasureQuery.of(QueryParameters.of(request, MeasureQuery.COVERAGE_PARAMETERS));
    request.json(query.coverage(views.read()));
  }

  private void measures(Context request) {
    MeasureQuery query =
        MeasureQuery.of(QueryParameters.of(request, MeasureQuery.MEASURE_PARAMETERS));
    request.json(query.measures(views));
  }
}
