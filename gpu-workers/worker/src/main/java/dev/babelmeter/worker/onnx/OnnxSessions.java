// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.babelmeter.process.RoleException;

/** Opens models with ONNX Runtime. */
public final class OnnxSessions {
  private OnnxSessions() {}

  /**
   * Opens {@code model} on {@code device}.
   *
   * @throws RoleException when it is no model, or the device is not there; it never runs elsewhere
   */
  public static OrtSession open(ModelFile model, Device device) {
    OrtEnvironment environment = environment();
    try (SessionOptions options = new SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      if (device.threads() > 0) {
        options.setIntraOpNumThreads(device.threads());
      }
      if (device.kind() == Device.Kind.CUDA) {
        addCuda(options, device.index());
      }
      return model instanceof ModelFile.OnDisk file
          ? environment.createSession(file.path().toString(), options)
          : environment.createSession(model.bytes(), options);
    } catch (OrtException e) {
      throw model.notOnnx(e);
    }
  }

  /** ONNX Runtime. */
  public static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment();
  }

  private static void addCuda(SessionOptions options, int index) {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      throw new RoleException(
          "device is cuda, and this build of ONNX Runtime knows the processor only: build Babelmeter"
              + " with -Pcuda, or set device to cpu");
    }
    try {
      options.addCUDA(index);
    } catch (OrtException e) {
      throw new RoleException(
          "device is cuda, and graphics processor "
              + index
              + " cannot be used ("
              + firstLine(e)
              + "): install NVIDIA's driver, CUDA and cuDNN, set device.index, or set device to cpu",
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given").strip();
  }
}
