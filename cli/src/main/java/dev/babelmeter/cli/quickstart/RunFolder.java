// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import java.nio.file.Path;
import java.util.List;

/** Where one quickstart keeps its files. */
interface RunFolder extends AutoCloseable {
  /** The folder of everything. */
  Path root();

  /**
   * What a child removes when it stops, so that nothing is left also when this process is killed.
   */
  List<Path> removedBy(String role);

  /** Removes what is not to stay, once the children have ended. */
  @Override
  void close();

  /** The folder of a role's data. */
  default Path data(String role) {
    return root().resolve(role);
  }

  /** The folder of a role's temporary files. */
  default Path temporaryFiles(String role) {
    return root().resolve("tmp").resolve(role);
  }

  /** The folder of the logs. */
  default Path logs() {
    return root().resolve("logs");
  }

  /** The file of a role's log. */
  default Path log(String role) {
    return logs().resolve(role + ".log");
  }
}
