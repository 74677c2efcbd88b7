// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import dev.babelmeter.worker.encoder.EncoderOptions.NormalizeChoice;
import dev.babelmeter.worker.encoder.EncoderOptions.PoolingChoice;
import java.nio.file.Path;

/** Encoders for tests. */
public final class Encoders {
  private Encoders() {}

  /** The one that comes with Babelmeter. */
  public static EncoderSource builtIn() {
    return EncoderSources.find(
        new EncoderOptions(null, "", PoolingChoice.AUTO, NormalizeChoice.AUTO, 0));
  }

  /** Options for the encoder in {@code folder}, all left to its files. */
  public static EncoderOptions in(Path folder) {
    return new EncoderOptions(folder, "", PoolingChoice.AUTO, NormalizeChoice.AUTO, 0);
  }
}
