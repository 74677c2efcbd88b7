// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.encoder.EncoderRow.Output;
import java.util.Arrays;

/** The sequences of a call: which of their tokens count, and what is wanted of them. */
final class Sequences {
  static final String ATTENTION_MASK = "attention_mask";

  private final int count;
  private final int width;
  private final long[] mask;
  private final Output output;

  private Sequences(int count, int width, long[] mask, Output output) {
    this.count = count;
    this.width = width;
    this.mask = mask;
    this.output = output;
  }

  /**
   * Reads the sequences of a call.
   *
   * @param tokens its tensor of rows and tokens
   * @param positions tokens that a sequence may have
   * @throws CallException when they are longer, or have no valid mask
   */
  static Sequences of(InferenceRequest request, Tensor tokens, int positions) {
    int count = tokens.shape().size(0);
    int width = tokens.shape().size(1);
    if (width > positions) {
      throw CallException.invalid(
          "%s has %d tokens a row and the encoder takes %d: shorten the rows"
              .formatted(tokens.name(), width, positions));
    }
    Tensor tensor = request.required(ATTENTION_MASK, Datatype.INT64, Datatype.INT32);
    InferenceRequest.requireShape(tensor, count, width);
    long[] mask = tensor.longs();
    Rows.requireMask(mask, count, width);
    return new Sequences(count, width, mask, EncoderOutputs.wanted(request));
  }

  int count() {
    return count;
  }

  /** Tokens of each, padding included. */
  int width() {
    return width;
  }

  /** What is wanted of them. */
  Output output() {
    return output;
  }

  /** The mask of all, one after another. */
  long[] mask() {
    return mask;
  }

  /** The mask of the tokens of sequence {@code index} that the device must see. */
  long[] mask(int index) {
    long[] row = Arrays.copyOfRange(mask, index * width, (index + 1) * width);
    // Padding changes no vector of a token, so the device need not see it.
    return output == Output.SENTENCE ? Arrays.copyOf(row, Rows.attended(row)) : row;
  }
}
