// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * Compares both engines on every text of the shared UDHR and FLORES data under every shared
 * vocabulary: ids and offsets. Run it with the module's test class path:
 *
 * <pre>{@code
 * mvn -q -B -pl tokenizers -am test-compile
 * mvn -q -B -pl tokenizers dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Dbabelmeter.shared=../shared \
 *   -cp tokenizers/target/test-classes:tokenizers/target/classes:$(cat tokenizers/target/classpath) \
 *   dev.babelmeter.tokenizers.pipeline.FullComparison [EVERY_NTH_TEXT [VOCABULARY...]]
 * }</pre>
 *
 * It takes about twenty minutes and exits with status 1 at any difference.
 */
public final class FullComparison {
  private FullComparison() {}

  /** Compares every n-th text, by default every one. */
  public static void main(String[] arguments) {
    int step = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
    List<String> names =
        arguments.length < 2
            ? SharedData.VOCABULARIES
            : List.of(arguments).subList(1, arguments.length);
    boolean differs = false;
    for (String name : names) {
      try (Comparison comparison = new Comparison(name, SharedData.vocabulary(name))) {
        int number = 0;
        for (Path corpus : SharedData.corpora()) {
          for (String line : SharedData.lines(corpus)) {
            if (number++ % step == 0) {
              comparison.compare(line);
            }
          }
        }
        System.out.println(comparison);
        if (comparison.firstMismatch != null) {
          System.out.println(comparison.firstMismatch);
          differs = true;
        }
      }
    }
    System.exit(differs ? 1 : 0);
  }
}
