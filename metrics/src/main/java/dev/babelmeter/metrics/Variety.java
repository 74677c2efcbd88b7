// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

/**
 * A language in a script, which is what premiums tell apart.
 *
 * @param language a code of ISO 639
 * @param script a code of ISO 15924
 */
public record Variety(String language, String script) {
  /** Both in one, such as {@code sr-Cyrl}. */
  public String tag() {
    return language + "-" + script;
  }
}
