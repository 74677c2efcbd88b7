// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import java.util.Map;

/** A role that a process can play: the broker, the job, the views. */
public interface Role {
  /** The role's name, as in {@code ./babelmeter run NAME}. */
  String name();

  /**
   * Starts the role and returns once it is ready to serve.
   *
   * @throws InvalidSettingsException when a setting is wrong
   * @throws RoleException when it cannot start for a reason that its user can mend
   */
  Running start(Settings settings) throws InterruptedException;

  /** A started role. */
  interface Running extends AutoCloseable {
    /** The addresses it serves, by name, such as {@code bootstrap-servers}. */
    Map<String, String> addresses();

    /**
     * Waits until the role ends by itself.
     *
     * @throws RoleException when it failed
     */
    void awaitEnd() throws InterruptedException;

    /** Stops the role and waits until it has stopped. */
    @Override
    void close();
  }
}
