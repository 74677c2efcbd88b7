// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Whether messages go to a terminal. */
public final class Terminal {
  private Terminal() {}

  /** Whether standard error is a terminal. */
  public static boolean isStandardError() {
    // Java tells only whether input and output both are one; POSIX has a program that tells.
    try {
      return new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT).start().waitFor()
          == 0;
    } catch (IOException e) {
      // Without that program the output is treated as a file: nothing is redrawn.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
