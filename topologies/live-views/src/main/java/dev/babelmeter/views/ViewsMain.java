// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import dev.babelmeter.process.RoleProcess;

/** The process of the role {@code views}. */
public final class ViewsMain {
  private ViewsMain() {}

  /** Runs the views until they are stopped. */
  public static void main(String[] arguments) {
    RoleProcess.main(new LiveViews(), arguments);
  }
}
