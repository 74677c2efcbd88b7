// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.metrics;

import java.util.Locale;

/** Interfaces that calls come through. */
public enum Protocol {
  /** The Open Inference Protocol over gRPC. */
  INFERENCE,
  /** OpenAI's embeddings over HTTP. */
  OPENAI,
  /** Text Embeddings Inference's interface over HTTP. */
  TEI;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
