// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import java.util.List;

/** A way to give rows to tokens that the source has none for. The same tokens get the same rows. */
public interface Initialiser {
  /** Its name in tables. */
  String name();

  /** A row for each of {@code tokens}, of the length of the source's. */
  float[][] rows(List<NewToken> tokens);
}
