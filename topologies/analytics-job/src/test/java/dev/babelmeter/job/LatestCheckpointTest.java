// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestCheckpointTest {
  @TempDir private Path folder;

  private Path checkpoint(String name, String metadata) throws Exception {
    Path checkpoint = Files.createDirectories(folder.resolve(name));
    if (metadata != null) {
      Files.writeString(checkpoint.resolve("_metadata"), metadata);
    }
    return checkpoint;
  }

  @Test
  void theGreatestNumberIsTheNewest() throws Exception {
    checkpoint("chk-9", "x");
    Path newest = checkpoint("chk-10", "x");
    checkpoint("chk-2", "x");
    assertThat(LatestCheckpoint.in(folder)).contains(newest);
  }

  @Test
  void anIncompleteCheckpointIsPassedOver() throws Exception {
    Path complete = checkpoint("chk-3", "x");
    checkpoint("chk-4", null);
    checkpoint("chk-5", "");
    Files.createDirectories(folder.resolve("chk-6").resolve("_metadata"));
    assertThat(LatestCheckpoint.in(folder)).contains(complete);
  }

  @Test
  void otherEntriesArePassedOver() throws Exception {
    checkpoint("shared", "x");
    checkpoint("taskowned", "x");
    checkpoint("chk-", "x");
    checkpoint("chk-1x", "x");
    checkpoint("chk-99999999999999999999", "x");
    Files.writeString(folder.resolve("chk-7"), "a file");
    assertThat(LatestCheckpoint.in(folder)).isEmpty();
  }

  @Test
  void aFolderThatDoesNotExistHasNone() throws Exception {
    assertThat(LatestCheckpoint.in(folder.resolve("missing"))).isEmpty();
  }
}
