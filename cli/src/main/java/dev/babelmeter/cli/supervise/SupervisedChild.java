// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.supervise;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A child that is started again when it ends unexpectedly. */
public final class SupervisedChild {
  private final ChildSpec spec;
  private final RestartLimit limit;
  private final CompletableFuture<Map<String, String>> firstReady = new CompletableFuture<>();
  private Child current;

  SupervisedChild(ChildSpec spec, RestartLimit limit) {
    this.spec = spec;
    this.limit = limit;
    this.current = Child.start(spec);
  }

  /**
   * Completes with the child's addresses when it is ready for the first time, or exceptionally with
   * a {@link dev.babelmeter.cli.CommandFailure} when it could not start.
   */
  public CompletableFuture<Map<String, String>> firstReady() {
    return firstReady;
  }

  /** What messages call the child. */
  public String name() {
    return spec.name();
  }

  /** The file of its outputs. */
  public Path log() {
    return spec.log();
  }

  ChildSpec spec() {
    return spec;
  }

  RestartLimit limit() {
    return limit;
  }

  Child current() {
    return current;
  }

  void startAgain() {
    current = Child.start(spec);
  }
}
