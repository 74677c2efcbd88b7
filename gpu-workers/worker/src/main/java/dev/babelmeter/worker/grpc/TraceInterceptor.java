// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.grpc;

import dev.babelmeter.worker.call.TraceIds;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Gives every call an id, and its answer too. */
final class TraceInterceptor implements ServerInterceptor {
  /** The id of the current call. */
  static final Context.Key<String> TRACE_ID = Context.key("trace-id");

  private static final Metadata.Key<String> TRACE_PARENT =
      Metadata.Key.of(TraceIds.TRACE_PARENT, Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> REQUEST_ID =
      Metadata.Key.of(TraceIds.REQUEST_ID, Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String id = TraceIds.of(headers.get(TRACE_PARENT), headers.get(REQUEST_ID));
    ServerCall<Q, A> answering =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void sendHeaders(Metadata answer) {
            answer.put(REQUEST_ID, id);
            super.sendHeaders(answer);
          }
        };
    return Contexts.interceptCall(
        Context.current().withValue(TRACE_ID, id), answering, headers, next);
  }
}
