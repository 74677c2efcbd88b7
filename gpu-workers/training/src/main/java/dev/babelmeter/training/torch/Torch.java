// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import java.util.List;

/**
 * PyTorch on the processor. What belongs to a step lives in a manager below {@link #manager()} and
 * goes with it.
 */
public final class Torch implements AutoCloseable {
  private static final String NAME = "PyTorch";

  private final Engine engine;
  private final NDManager manager;

  private Torch(Engine engine) {
    this.engine = engine;
    this.manager = engine.newBaseManager(Device.cpu());
  }

  /**
   * Loads PyTorch from the class path; nothing is fetched.
   *
   * @throws RoleException when this build carries no PyTorch for this machine
   */
  public static Torch open() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.default_engine", NAME);
    try {
      return new Torch(Engine.getEngine(NAME));
    } catch (RuntimeException | UnsatisfiedLinkError e) {
      throw new RoleException(
          "PyTorch cannot be loaded on this machine ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given")
              + "): train on Linux x86_64 or aarch64, or on a Mac with Apple silicon",
          e);
    }
  }

  /** The engine. */
  public Engine engine() {
    return engine;
  }

  /** The manager of what lives as long as this. */
  public NDManager manager() {
    return manager;
  }

  /** A tensor of {@code manager} with {@code values}, row-major. */
  public static NDArray floats(NDManager manager, float[] values, long... shape) {
    return manager.create(values, new Shape(shape));
  }

  /** Tensor {@code name} of {@code checkpoint}. */
  public static NDArray of(NDManager manager, Checkpoint checkpoint, String name) {
    return floats(manager, checkpoint.values(name), shape(checkpoint.shape(name)));
  }

  /**
   * {@code x} times {@code factor}, for gradients. DJL's own product with a number closes the
   * tensor of the number at once, whose memory Java then takes back while the gradient still needs
   * it.
   */
  public static NDArray times(NDArray x, double factor) {
    return x.mul(x.getManager().create((float) factor));
  }

  /** A shape as PyTorch takes it. */
  public static long[] shape(List<Integer> sizes) {
    return sizes.stream().mapToLong(Integer::longValue).toArray();
  }

  @Override
  public void close() {
    manager.close();
  }
}
