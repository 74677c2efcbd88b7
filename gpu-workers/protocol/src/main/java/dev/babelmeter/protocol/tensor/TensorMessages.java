// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

import com.google.protobuf.ByteString;
import dev.babelmeter.protocol.inference.InferTensorContents;
import dev.babelmeter.protocol.inference.ModelInferRequest;
import dev.babelmeter.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.babelmeter.protocol.inference.ModelInferResponse;
import dev.babelmeter.protocol.inference.ModelInferResponse.InferOutputTensor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the tensors of requests and answers. A message has either raw contents for all
 * its tensors or typed contents in each; both mean the same.
 */
public final class TensorMessages {
  private TensorMessages() {}

  /** How the elements of a message's tensors are written. */
  public enum Form {
    /** As bytes, which is fast. */
    RAW,
    /**
     * As fields of the message; a message with a tensor that has none of them is raw all the same.
     */
    TYPED
  }

  /** The form that {@code request} came in. */
  public static Form formOf(ModelInferRequest request) {
    return request.getRawInputContentsCount() == 0 && request.getInputsCount() > 0
        ? Form.TYPED
        : Form.RAW;
  }

  /**
   * Reads the inputs of a request, by name and in their order.
   *
   * @throws InvalidTensorException when they are not valid
   */
  public static Map<String, Tensor> inputs(ModelInferRequest request) {
    List<Head> heads =
        request.getInputsList().stream()
            .map(
                input ->
                    new Head(
                        input.getName(),
                        input.getDatatype(),
                        input.getShapeList(),
                        input.hasContents() ? input.getContents() : null))
            .toList();
    return read(heads, request.getRawInputContentsList(), "raw_input_contents");
  }

  /**
   * Reads the outputs of an answer, by name and in their order.
   *
   * @throws InvalidTensorException when they are not valid
   */
  public static Map<String, Tensor> outputs(ModelInferResponse response) {
    List<Head> heads =
        response.getOutputsList().stream()
            .map(
                output ->
                    new Head(
                        output.getName(),
                        output.getDatatype(),
                        output.getShapeList(),
                        output.hasContents() ? output.getContents() : null))
            .toList();
    return read(heads, response.getRawOutputContentsList(), "raw_output_contents");
  }

  /** Adds {@code tensors} to a request that has none. */
  public static void addInputs(
      ModelInferRequest.Builder request, Collection<Tensor> tensors, Form form) {
    boolean typed = typed(tensors, form);
    for (Tensor tensor : tensors) {
      InferInputTensor.Builder input =
          request
              .addInputsBuilder()
              .setName(tensor.name())
              .setDatatype(tensor.datatype().name())
              .addAllShape(tensor.shape().sizes());
      if (typed) {
        input.setContents(TypedContents.write(tensor));
      } else {
        request.addRawInputContents(tensor.data());
      }
    }
  }

  /** Adds {@code tensors} to an answer that has none. */
  public static void addOutputs(
      ModelInferResponse.Builder response, Collection<Tensor> tensors, Form form) {
    boolean typed = typed(tensors, form);
    for (Tensor tensor : tensors) {
      InferOutputTensor.Builder output =
          response
              .addOutputsBuilder()
              .setName(tensor.name())
              .setDatatype(tensor.datatype().name())
              .addAllShape(tensor.shape().sizes());
      if (typed) {
        output.setContents(TypedContents.write(tensor));
      } else {
        response.addRawOutputContents(tensor.data());
      }
    }
  }

  private static boolean typed(Collection<Tensor> tensors, Form form) {
    return form == Form.TYPED
        && tensors.stream().allMatch(tensor -> tensor.datatype().hasTypedContents());
  }

  private static Map<String, Tensor> read(List<Head> heads, List<ByteString> raw, String rawField) {
    if (!raw.isEmpty() && raw.size() != heads.size()) {
      throw new InvalidTensorException(
          "%s has %d entries for %d tensors: send one entry for each tensor, in their order"
              .formatted(rawField, raw.size(), heads.size()));
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < heads.size(); i++) {
      Tensor tensor = heads.get(i).tensor(raw.isEmpty() ? null : raw.get(i), rawField);
      if (tensors.put(tensor.name(), tensor) != null) {
        throw new InvalidTensorException(
            "tensor '%s' is there twice: send it once".formatted(tensor.name()));
      }
    }
    return tensors;
  }

  private record Head(
      String rawName, String datatype, List<Long> sizes, @Nullable InferTensorContents contents) {
    Tensor tensor(@Nullable ByteString raw, String rawField) {
      String name = Names.shown(rawName);
      Datatype type = Datatype.of(datatype, name);
      Shape shape = Shape.of(name, sizes);
      if (raw == null) {
        return TypedContents.read(
            name,
            type,
            shape,
            contents == null ? InferTensorContents.getDefaultInstance() : contents);
      }
      if (contents != null) {
        throw new InvalidTensorException(
            "tensor '%s' has typed contents beside %s: send one of them".formatted(name, rawField));
      }
      return Tensor.ofRaw(name, type, shape, raw);
    }
  }
}
