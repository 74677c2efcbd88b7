// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a function makes in its {@code open} method. */
public final class Opened {
  private Opened() {}

  /** Returns {@code value}, which {@code open} has set. */
  public static <T> T require(@Nullable T value) {
    return Objects.requireNonNull(value, "the function was not opened");
  }
}
