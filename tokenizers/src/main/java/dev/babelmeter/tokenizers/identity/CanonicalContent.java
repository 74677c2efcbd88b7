// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.identity;

import java.util.Map;
import java.util.TreeMap;

/**
 * The content of a {@code tokenizer.json} that tokens depend on, as digests of its sections: {@code
 * added_tokens}, {@code decoder}, {@code merges}, {@code model} (without the two others), {@code
 * normalizer}, {@code post_processor}, {@code pre_tokenizer} and {@code vocab}. Two files of equal
 * content differ at most in formatting, in the order of members, in the form of the merges, in
 * members that are null or state a default of the model, and in padding, truncation and version.
 *
 * @param sections SHA-256 of each section in canonical JSON
 */
public record CanonicalContent(Map<String, String> sections) {
  private static final String HEADER = "babelmeter canonical content 1\n";

  /** Keeps the sections in the order of their names. */
  public CanonicalContent {
    sections = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(sections));
  }

  /** The digest of all sections: of a header and of a line for each, its name and its digest. */
  public String sha256() {
    CanonicalJson all = new CanonicalJson().raw(HEADER);
    sections.forEach((name, sha256) -> all.raw(name).raw(" ").raw(sha256).raw("\n"));
    return all.sha256();
  }
}
