// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.TextCounts;
import java.util.Objects;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * What the texts of one window share. Flink serialises it as a POJO.
 *
 * @param tenant who pays
 * @param language as in {@link TextCounts}
 * @param script as in {@link TextCounts}
 * @param direction the name of the direction: an enum's hash code differs from JVM to JVM, and a
 *     key's decides where it is processed
 * @param model the model that was called
 */
public record CountKey(
    String tenant, String language, String script, String direction, String model) {

  /** Returns the key of {@code counts}. */
  public static CountKey of(TextCounts counts) {
    return new CountKey(
        counts.getTenant(),
        counts.getLanguage(),
        counts.getScript(),
        counts.getDirection().name(),
        counts.getModel());
  }

  /** A record's own hash code is not specified; this one is, so that it is the same in any JVM. */
  @Override
  public int hashCode() {
    return Objects.hash(tenant, language, script, direction, model);
  }

  /** Selects the key of counts. */
  public static final class Selector implements KeySelector<TextCounts, CountKey> {
    @Override
    public CountKey getKey(TextCounts counts) {
      return CountKey.of(counts);
    }
  }
}
