// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A program for tests: a role whose setting {@code behaviour} says what it does. */
public final class WaitingMain {
  private WaitingMain() {}

  public static void main(String[] arguments) {
    RoleProcess.main(new WaitingRole(), arguments);
  }

  private static final class WaitingRole implements Role {
    @Override
    public String name() {
      return "waiting";
    }

    @Override
    public Running start(Settings settings) throws InterruptedException {
      String behaviour = settings.string("behaviour", "wait");
      settings.finish();
      switch (behaviour) {
        case "fail" -> throw new RoleException("the moon is full: wait for another night");
        case "crash" -> throw new IllegalStateException("canary text");
        case "start-for-ever" -> {
          System.out.println("starting");
          new CountDownLatch(1).await();
        }
        default -> {
          // The others start.
        }
      }
      return new WaitingRunning(new CountDownLatch(behaviour.equals("end") ? 0 : 1));
    }
  }

  private record WaitingRunning(CountDownLatch end) implements Role.Running {
    @Override
    public Map<String, String> addresses() {
      return Map.of("b", "2", "a", Path.of("x").toString());
    }

    @Override
    public void awaitEnd() throws InterruptedException {
      end.await();
    }

    @Override
    public void close() {
      System.out.println("closed");
      end.countDown();
    }
  }
}
