// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the query of a request. */
final class QueryParameters {
  private QueryParameters() {}

  /**
   * Returns the values of the parameters, which are {@code known} ones.
   *
   * @throws BadQueryException when one is not known, or the query is not well formed
   */
  static Map<String, List<String>> of(Context request, Collection<String> known) {
    Map<String, List<String>> parameters;
    try {
      // Javalin leaves out what it cannot decode, and so would answer another question.
      URLDecoder.decode(Objects.requireNonNullElse(request.queryString(), ""), UTF_8);
      parameters = request.queryParamMap();
    } catch (IllegalArgumentException e) {
      throw new BadQueryException("the query is not percent-encoded as URLs are: correct it");
    }
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new BadQueryException(
            known.isEmpty()
                ? "this address takes no parameter: leave '" + name + "' out"
                : "there is no parameter '" + name + "': use " + String.join(", ", known));
      }
    }
    return parameters;
  }
}
