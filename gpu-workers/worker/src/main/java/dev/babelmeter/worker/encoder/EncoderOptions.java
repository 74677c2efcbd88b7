// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which encoder is wanted and what is different about it.
 *
 * @param folder folder of the model; null for the one that comes with Babelmeter
 * @param name its name; empty for the folder's
 * @param pooling how it pools
 * @param normalize whether its vectors have length 1
 * @param maxTokens tokens that a text may have, special ones included; 0 for what the model says
 */
public record EncoderOptions(
    @Nullable Path folder,
    String name,
    PoolingChoice pooling,
    NormalizeChoice normalize,
    int maxTokens) {
  /** How an encoder pools. */
  public enum PoolingChoice {
    /** As its files say. */
    AUTO,
    /** The first token. */
    CLS,
    /** The mean. */
    MEAN,
    /** The last token. */
    LAST;

    Pooling or(Supplier<Pooling> said) {
      return this == AUTO ? said.get() : Pooling.valueOf(name());
    }
  }

  /** Whether an encoder's vectors have length 1. */
  public enum NormalizeChoice {
    /** As its files say. */
    AUTO,
    /** They have. */
    TRUE,
    /** They keep their length. */
    FALSE;

    boolean or(BooleanSupplier said) {
      return this == AUTO ? said.getAsBoolean() : this == TRUE;
    }
  }
}
