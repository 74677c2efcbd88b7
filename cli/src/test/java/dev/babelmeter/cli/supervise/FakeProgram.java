// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.supervise;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/**
 * A child for tests. Its first argument says what it does; its second is a file to which it adds a
 * line with its process identifier when it starts.
 */
public final class FakeProgram {
  private FakeProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path starts = Path.of(arguments[1]);
    Files.writeString(
        starts,
        ProcessHandle.current().pid() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    switch (arguments[0]) {
      case "serve" -> serve(starts, () -> {});
      case "serve-and-hang-at-the-end" -> serve(starts, FakeProgram::hang);
      case "fail-at-start" -> {
        System.err.println("a stack trace");
        System.err.println("babelmeter: the first sentence");
        System.err.println("babelmeter: the port 1 is busy: choose anöther");
        System.exit(2);
      }
      case "end-after-ready" -> System.out.println("ready: ");
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void serve(Path starts, Runnable beforeEnd) throws IOException {
    System.out.println("some output");
    System.out.println("ready: a=http://127.0.0.1:1 b=2");
    System.in.transferTo(OutputStream.nullOutputStream());
    beforeEnd.run();
    Files.writeString(starts, "stopped\n", StandardOpenOption.APPEND);
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
