// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import java.io.IOException;

/** A compressed file that cannot be read to its end. The message is one sentence. */
public final class DamagedFileException extends IOException {
  DamagedFileException(String file, long line, IOException cause) {
    super(
        "the compressed file "
            + file
            + " is damaged or cut off after line "
            + line
            + ": get it again",
        cause);
  }
}
