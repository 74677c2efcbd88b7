// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.api.common.JobID;

/** Where a job that runs in this process keeps its checkpoints. */
final class CheckpointFolder {
  private final Path folder;

  private CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens {@code folder}, which is made when it is missing.
   *
   * @throws RoleException when nothing can be written there
   */
  static CheckpointFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "writable", null));
      return new CheckpointFolder(folder);
    } catch (IOException e) {
      throw new RoleException(
          "cannot write to the checkpoint folder "
              + folder
              + ": make it writable, or give another as checkpoint.directory",
          e);
    }
  }

  /** Returns the checkpoint from which {@code job} goes on; empty for its first start. */
  Optional<Path> latestOf(JobID job) {
    Path own = folder.resolve(job.toHexString());
    try {
      return LatestCheckpoint.in(own);
    } catch (IOException e) {
      throw new RoleException(
          "cannot read the checkpoints in " + own + ": make the folder readable", e);
    }
  }
}
