// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.metrics.PremiumBaselines;
import dev.babelmeter.views.query.KnownVocabulary;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.v1.LiveTotals;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The names of vocabularies that questions may hold. */
final class KnownNames {
  private KnownNames() {}

  /**
   * Checks that texts were counted under all of {@code wanted}, or that a job announced them.
   *
   * @throws UnknownVocabularyException when one of them was never seen
   */
  static void require(Collection<String> wanted, ViewSnapshot snapshot) {
    Set<String> known = new TreeSet<>();
    for (KnownVocabulary vocabulary : snapshot.vocabularies()) {
      known.add(vocabulary.description().getVocabulary());
    }
    for (LiveTotals totals : snapshot.totals().values()) {
      totals.getCounts().forEach(counts -> known.add(counts.getVocabulary()));
    }
    for (String name : wanted) {
      if (!known.contains(name) && !PremiumBaselines.NAMES.contains(name)) {
        throw new UnknownVocabularyException(
            "no text was counted under a vocabulary '"
                + name
                + "': "
                + (known.isEmpty()
                    ? "none is known yet"
                    : "there are " + String.join(", ", known)));
      }
    }
  }

  /** A vocabulary that was never seen. The message is one sentence. */
  static final class UnknownVocabularyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownVocabularyException(String message) {
      super(message);
    }
  }
}
