// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import dev.babelmeter.events.v1.CoverageWindow;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * What the tokens of one window share. Flink serialises it as a POJO.
 *
 * @param language as in {@link CoverageWindow}
 * @param script as in {@link CoverageWindow}
 * @param vocabulary the vocabulary's name
 * @param fingerprint the vocabulary's fingerprint
 */
public record CoverageSlice(String language, String script, String vocabulary, String fingerprint) {
  /** Flink's type of it. */
  public static final TypeInformation<CoverageSlice> TYPE = TypeInformation.of(CoverageSlice.class);

  /** Returns the slice of {@code window}. */
  static CoverageSlice of(CoverageWindow window) {
    return new CoverageSlice(
        window.getLanguage(), window.getScript(), window.getVocabulary(), window.getFingerprint());
  }

  /** A record's own hash code is not specified; this one is, so that it is the same in any JVM. */
  @Override
  public int hashCode() {
    return Objects.hash(language, script, vocabulary, fingerprint);
  }

  /** Selects the key of windows. */
  public static final class Selector implements KeySelector<CoverageWindow, CoverageSlice> {
    @Override
    public CoverageSlice getKey(CoverageWindow window) {
      return CoverageSlice.of(window);
    }
  }
}
