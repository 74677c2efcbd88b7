// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.List;

/**
 * A language of the closed list.
 *
 * @param tag its BCP 47 primary subtag in canonical form, such as {@code de} or {@code fil}
 * @param name its English name, as CLDR gives it
 * @param scripts the ISO 15924 codes of the scripts in which it is usually written, the most common
 *     first
 */
public record Language(String tag, String name, List<String> scripts) {
  public Language {
    scripts = List.copyOf(scripts);
  }
}
