// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.grpc;

import dev.babelmeter.worker.security.Tokens;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;

/** Lets in those who show a token. Whether the worker lives and is ready anyone may ask. */
final class TokenInterceptor implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Set<String> OPEN =
      Set.of(
          "inference.GRPCInferenceService/ServerLive",
          "inference.GRPCInferenceService/ServerReady",
          "inference.GRPCInferenceService/ModelReady",
          "grpc.health.v1.Health/Check",
          "grpc.health.v1.Health/Watch");

  private final Tokens tokens;

  TokenInterceptor(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (OPEN.contains(call.getMethodDescriptor().getFullMethodName())
        || tokens.allow(headers.get(AUTHORIZATION))) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.UNAUTHENTICATED.withDescription(
            "the call shows no valid token: send the metadata authorization: Bearer TOKEN"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
