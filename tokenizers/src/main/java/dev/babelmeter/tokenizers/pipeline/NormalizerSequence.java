// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.List;
import java.util.function.LongConsumer;

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

  @Override
  public boolean keepsText(int[] text, int length) {
    for (int i = 0; i < normalizers.size(); i++) {
      if (!normalizers.get(i).keepsText(text, length)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int image(int codePoint) {
    int image = codePoint;
    for (Normalizer normalizer : normalizers) {
      if (image < 0) {
        // What is visible may still become white space, or nothing.
        return Place.ANY;
      }
      image = normalizer.image(image);
    }
    return image;
  }

  @Override
  public boolean misplaces(int codePoint) {
    return normalizers.stream().anyMatch(normalizer -> normalizer.misplaces(codePoint));
  }

  @Override
  public boolean mayMisplace() {
    return normalizers.stream().anyMatch(Normalizer::mayMisplace);
  }

  @Override
  public boolean separates(int left, int right) {
    int before = left;
    int behind = right;
    for (Normalizer normalizer : normalizers) {
      if (behind < 0 || !normalizer.separates(before, behind)) {
        return false;
      }
      before = before < 0 ? Place.ANY : normalizer.image(before);
      behind = normalizer.image(behind);
    }
    return true;
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    int image = codePoint;
    for (Normalizer normalizer : normalizers) {
      properties.accept(image < 0 ? image : 0);
      normalizer.classify(Math.max(0, image), properties);
      image = image < 0 ? Place.ANY : normalizer.image(image);
    }
  }

  @Override
  public boolean mayGiveUp() {
    return normalizers.stream().anyMatch(Normalizer::mayGiveUp);
  }
}
