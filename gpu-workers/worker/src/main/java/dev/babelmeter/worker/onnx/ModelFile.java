// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.onnx;

import com.google.protobuf.CodedInputStream;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.onnx.format.ModelProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model in ONNX's format. */
public sealed interface ModelFile {
  /** Where it lies, for messages. */
  String place();

  /**
   * Its content.
   *
   * @throws RoleException when it cannot be read
   */
  byte[] bytes();

  /** A model on this machine, which may keep its weights in further files. */
  record OnDisk(Path path) implements ModelFile {
    @Override
    public String place() {
      return path.toString();
    }

    @Override
    public byte[] bytes() {
      try {
        return Files.readAllBytes(path);
      } catch (IOException | OutOfMemoryError e) {
        throw new RoleException(
            "the model file " + path + " cannot be read (" + e.getMessage() + ")", e);
      }
    }
  }

  /** A model that a library carries. */
  record InLibrary(Class<?> library, String resource) implements ModelFile {
    @Override
    public String place() {
      return resource + " of the class path";
    }

    @Override
    public byte[] bytes() {
      try (InputStream in = library.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IOException("there is no such resource");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new RoleException(
            "the model " + place() + " cannot be read: restore the jar that holds it", e);
      }
    }
  }

  /** A model made in memory. */
  record InMemory(String place, byte[] content) implements ModelFile {
    @Override
    public byte[] bytes() {
      return content;
    }
  }

  /** The same model, read from its library once and for all. */
  default ModelFile held() {
    return this instanceof InLibrary ? new InMemory(place(), bytes()) : this;
  }

  /**
   * Its graph.
   *
   * @throws RoleException when it is no ONNX
   */
  default ModelProto parse() {
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes());
      in.setSizeLimit(Integer.MAX_VALUE);
      // The weights stay in the array that was read instead of being copied out of it.
      in.enableAliasing(true);
      return ModelProto.parseFrom(in);
    } catch (IOException e) {
      throw notOnnx(e);
    }
  }

  /** The exception that says that it is no model. */
  default RoleException notOnnx(Exception cause) {
    return new RoleException(
        "the model file "
            + place()
            + " is not ONNX, or is cut off or damaged: fetch or export it again",
        cause);
  }
}
