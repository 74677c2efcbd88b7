// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.List;

/** Several normalizers, one after another. */
record NormalizerSequence(List<Normalizer> normalizers) implements Normalizer {
  @Override
  public void normalize(WorkText text, Scratch scratch) {
    for (int i = 0; i < normalizers.size() && text.length > 0; i++) {
      normalizers.get(i).normalize(text, scratch);
    }
  }

  @Override
  public boolean keeps(int codePoint) {
    for (int i = 0; i < normalizers.size(); i++) {
      if (!normalizers.get(i).keeps(codePoint)) {
        return false;
      }
    }
    return true;
  }
}
