// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

import java.util.concurrent.Semaphore;

/** Lets a bounded number of batches onto a device at once, in order of arrival over all models. */
public final class DeviceGate {
  private final int streams;
  private final Semaphore permits;

  /** Makes a gate for {@code streams} batches at once. */
  public DeviceGate(int streams) {
    this.streams = streams;
    this.permits = new Semaphore(streams, true);
  }

  int streams() {
    return streams;
  }

  void enter() throws InterruptedException {
    permits.acquire();
  }

  void leave() {
    permits.release();
  }
}
