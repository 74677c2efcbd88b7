// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Exposes the metrics in the format that the scraper accepts best. */
final class MetricsRoute {
  private final PrometheusRegistry registry;
  private final ExpositionFormats formats = ExpositionFormats.init();

  MetricsRoute(PrometheusRegistry registry) {
    this.registry = registry;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/metrics", this::scrape);
  }

  private void scrape(Context request) throws IOException {
    ExpositionFormatWriter writer = formats.findWriter(request.header(Header.ACCEPT));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    writer.write(body, registry.scrape());
    request.contentType(writer.getContentType()).result(body.toByteArray());
  }
}
