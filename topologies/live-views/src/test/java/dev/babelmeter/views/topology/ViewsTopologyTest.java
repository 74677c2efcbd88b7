// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.views.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsTopologyTest {
  @TempDir Path folder;

  /**
   * Names of nodes, stores and internal topics are state: a change here orphans the totals of a
   * running installation.
   */
  @Test
  void keepsItsShapeAndNames() throws IOException {
    String description =
        ViewsTopology.build(
                ViewsTopologyFixture.properties(folder),
                Samples.wideBounds(),
                new InputProgress(),
                new PriceBooks())
            .describe()
            .toString();
    try (InputStream golden = getClass().getResourceAsStream("topology.txt")) {
      assertThat(description.strip())
          .isEqualToNormalizingNewlines(
              new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }
}
