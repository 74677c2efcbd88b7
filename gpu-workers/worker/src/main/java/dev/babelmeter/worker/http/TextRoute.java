// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.http;

import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.metrics.Protocol;
import dev.babelmeter.worker.model.TextEmbeddings;
import dev.babelmeter.worker.model.TextOptions;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;

/** How an interface words requests for embeddings of texts, and the answers. */
interface TextRoute {
  /**
   * What a request asks for.
   *
   * @param texts its texts
   * @param options how they are embedded
   * @param answer makes the body of the answer
   */
  record Asked(List<String> texts, TextOptions options, Function<TextEmbeddings, Object> answer) {}

  /** The interface. */
  Protocol protocol();

  /**
   * Reads the body of a request.
   *
   * @throws CallException when it is wrong
   */
  Asked read(byte[] body);

  /** Answers a request that gets no vectors. */
  void fail(Context request, CallException failure);
}
