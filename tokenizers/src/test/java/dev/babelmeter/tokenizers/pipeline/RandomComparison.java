// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Compares both engines on random adversarial texts, under every shared vocabulary and every small
 * tokenizer of {@link ComponentCases}. Run it as {@link FullComparison}, with the number of texts
 * for each and the seed: {@code dev.babelmeter.tokenizers.pipeline.RandomComparison [TEXTS
 * [SEED]]}.
 */
public final class RandomComparison {
  private RandomComparison() {}

  /** Compares and exits with status 1 at any difference. */
  public static void main(String[] arguments) {
    int texts = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
    long seed = arguments.length < 2 ? 1 : Long.parseLong(arguments[1]);
    String filter = arguments.length < 3 ? "" : arguments[2];
    Map<String, String> cases = new LinkedHashMap<>(ComponentCases.all());
    if (SharedData.isThere()) {
      SharedData.VOCABULARIES.forEach(name -> cases.put(name, SharedData.vocabulary(name)));
    }
    long compared = 0;
    long ids = 0;
    long mismatches = 0;
    for (Map.Entry<String, String> entry : cases.entrySet()) {
      if (!entry.getKey().contains(filter)) {
        continue;
      }
      try (Comparison comparison = new Comparison(entry.getKey(), entry.getValue())) {
        Random random = new Random(seed);
        for (int i = 0; i < texts; i++) {
          comparison.compare(AdversarialTexts.random(random, i % 10 == 0 ? 120 : 16));
        }
        compared += comparison.texts;
        ids += comparison.ids;
        mismatches += comparison.mismatches;
        if (comparison.firstMismatch != null) {
          System.out.println(comparison + "\n" + comparison.firstMismatch);
        }
      }
    }
    System.out.println(compared + " texts, " + ids + " ids, " + mismatches + " mismatches");
    System.exit(mismatches == 0 ? 0 : 1);
  }
}
