// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.call;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call is known as: the trace id of its W3C Trace Context, else the request id that its
 * caller gave, else one of our own. It comes back in the answer and stands in the log.
 */
public final class TraceIds {
  /** Header of W3C Trace Context. */
  public static final String TRACE_PARENT = "traceparent";

  /** Header of the caller's own id, and of the answer's. */
  public static final String REQUEST_ID = "x-request-id";

  private static final Pattern TRACE =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

  private TraceIds() {}

  /** Returns the id of a call with these headers. */
  public static String of(@Nullable String traceParent, @Nullable String requestId) {
    if (traceParent != null) {
      Matcher trace = TRACE.matcher(traceParent);
      if (trace.matches()) {
        return trace.group(1);
      }
    }
    return requestId != null && PLAIN.matcher(requestId).matches()
        ? requestId
        : UUID.randomUUID().toString();
  }
}
