// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.http;

import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.Calls;
import dev.babelmeter.worker.call.Timing;
import dev.babelmeter.worker.call.TraceIds;
import dev.babelmeter.worker.metrics.CallRecorder;
import dev.babelmeter.worker.metrics.WorkerMetrics;
import dev.babelmeter.worker.model.EmbedTextModel;
import dev.babelmeter.worker.model.TextEmbedder;
import dev.babelmeter.worker.model.TextEmbeddings;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Embeds the texts of HTTP requests: timed, counted, with the headers that TEI sends. */
final class TextCalls {
  private final TextEmbedder embedder;
  private final Calls calls;
  private final Duration limit;
  private final WorkerMetrics metrics;
  private final CallRecorder recorder;

  TextCalls(TextEmbedder embedder, Calls calls, Duration limit, WorkerMetrics metrics) {
    this.embedder = embedder;
    this.calls = calls;
    this.limit = limit;
    this.metrics = metrics;
    this.recorder = new CallRecorder(metrics);
  }

  /** What embeds them. */
  TextEmbedder embedder() {
    return embedder;
  }

  /** Answers {@code request} as {@code route} words it. */
  void serve(Context request, TextRoute route) {
    long arrived = System.nanoTime();
    Call call =
        new Call(
            TraceIds.of(
                request.header(TraceIds.TRACE_PARENT), request.header(TraceIds.REQUEST_ID)));
    request.header(TraceIds.REQUEST_ID, call.traceId());
    TextRoute.Asked asked;
    try {
      asked = route.read(request.bodyAsBytes());
    } catch (CallException e) {
      var unused = counted(route, call, CompletableFuture.failedFuture(e), arrived);
      route.fail(request, e);
      return;
    }
    request.future(
        () ->
            counted(route, call, embed(asked, call), arrived)
                .handle(
                    (embeddings, error) -> {
                      if (error == null) {
                        tell(request, asked.texts(), embeddings, arrived);
                        request.json(asked.answer().apply(embeddings));
                      } else {
                        route.fail(request, CallException.of(error));
                      }
                      return null;
                    }));
  }

  private CompletableFuture<TextEmbeddings> embed(TextRoute.Asked asked, Call call) {
    CompletableFuture<TextEmbeddings> result = embedder.embed(asked.texts(), asked.options(), call);
    calls.expireAfter(limit, call, result);
    return result.whenComplete(
        (embeddings, error) -> {
          if (embeddings != null) {
            metrics.done(EmbedTextModel.NAME, embeddings.vectors().size(), embeddings.timing());
          }
        });
  }

  private CompletableFuture<TextEmbeddings> counted(
      TextRoute route, Call call, CompletableFuture<TextEmbeddings> result, long arrived) {
    return recorder.record(route.protocol(), EmbedTextModel.NAME, call, result, arrived);
  }

  /** Says in the answer's headers what the work was: times in milliseconds, as TEI does. */
  private static void tell(
      Context request, List<String> texts, TextEmbeddings embeddings, long arrived) {
    Timing timing = embeddings.timing();
    long characters = texts.stream().mapToLong(text -> text.codePointCount(0, text.length())).sum();
    request.header("x-compute-type", "onnx");
    request.header("x-compute-characters", Long.toString(characters));
    request.header("x-compute-tokens", Long.toString(embeddings.tokenCount()));
    request.header("x-truncated-inputs", Long.toString(embeddings.truncatedCount()));
    request.header("x-total-time", millis(System.nanoTime() - arrived));
    request.header("x-tokenization-time", millis(timing.tokenization()));
    request.header("x-queue-time", millis(timing.queue()));
    request.header("x-inference-time", millis(timing.inference()));
  }

  private static String millis(long nanos) {
    return Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos));
  }
}
