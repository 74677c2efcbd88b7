// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.onnx.EncoderGraph;
import dev.babelmeter.worker.onnx.OnnxSessions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs batches of sequences through an encoder in ONNX Runtime. Safe for use by several threads; to
 * be closed when none of them uses it any more.
 */
public final class OnnxEncoder implements AutoCloseable {
  private static final String ATTENTION_MASK = "attention_mask";
  private static final String TOKEN_TYPE_IDS = "token_type_ids";
  private static final Set<String> KNOWN_INPUTS =
      Set.of(EncoderGraph.INPUT_IDS, EncoderGraph.INPUTS_EMBEDS, ATTENTION_MASK, TOKEN_TYPE_IDS);
  private static final int TOKENS_RANK = 3;

  private final OrtSession session;
  private final Pooling pooling;
  private final String output;
  private final boolean takesTypes;
  private final int dimension;

  /** Memory outside the heap that a thread uses again and again for the inputs of its batches. */
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  private OnnxEncoder(
      OrtSession session, Pooling pooling, String output, boolean takesTypes, int dimension) {
    this.session = session;
    this.pooling = pooling;
    this.output = output;
    this.takesTypes = takesTypes;
    this.dimension = dimension;
  }

  /**
   * Makes an encoder of a session, which it closes.
   *
   * @param place of the model, for messages
   * @throws RoleException when the model's inputs or outputs are not those of an encoder
   */
  public static OnnxEncoder of(String place, OrtSession session, Pooling pooling) {
    try {
      Set<String> inputs = new TreeSet<>(session.getInputNames());
      Set<String> unknown = new TreeSet<>(inputs);
      unknown.removeAll(KNOWN_INPUTS);
      if (!unknown.isEmpty() || !inputs.contains(ATTENTION_MASK)) {
        throw new RoleException(
            "the model %s takes %s: export an encoder that takes input_ids, attention_mask and, if it must, token_type_ids"
                .formatted(place, String.join(", ", inputs)));
      }
      String output = tokensOutput(place, session.getOutputInfo());
      long[] shape = ((TensorInfo) session.getOutputInfo().get(output).getInfo()).getShape();
      int dimension = Math.toIntExact(shape[TOKENS_RANK - 1]);
      return new OnnxEncoder(session, pooling, output, inputs.contains(TOKEN_TYPE_IDS), dimension);
    } catch (OrtException e) {
      throw new RoleException("the model " + place + " cannot be inspected: export it again", e);
    }
  }

  private static String tokensOutput(String place, Map<String, NodeInfo> outputs) {
    return outputs.entrySet().stream()
        .filter(entry -> isTokens(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new RoleException(
                    "the model %s gives %s, none of them FP32 of shape [batch, tokens, dimension] with a known dimension: export the encoder's last hidden state in FP32"
                        .formatted(place, String.join(", ", new TreeSet<>(outputs.keySet())))));
  }

  private static boolean isTokens(NodeInfo info) {
    return info.getInfo() instanceof TensorInfo tensor
        && tensor.type == OnnxJavaType.FLOAT
        && tensor.getShape().length == TOKENS_RANK
        && tensor.getShape()[TOKENS_RANK - 1] > 0;
  }

  /** Length of the vectors that it makes. */
  public int dimension() {
    return dimension;
  }

  /** Whether it takes the numbers of sequences. */
  public boolean takesTypes() {
    return takesTypes;
  }

  /**
   * Encodes {@code rows} at once; all have the same kind of input, that of the model.
   *
   * @throws IllegalStateException when ONNX Runtime fails
   */
  public List<EncodedRow> encode(List<EncoderRow> rows) {
    int longest = rows.stream().mapToInt(EncoderRow::length).max().orElse(0);
    long[] shape = {rows.size(), longest};
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      Scratch memory = scratch.get();
      inputs.put(ATTENTION_MASK, longs(memory.mask(rows, longest), shape));
      if (rows.get(0).input() instanceof RowInput.Ids) {
        inputs.put(EncoderGraph.INPUT_IDS, longs(memory.ids(rows, longest), shape));
      } else {
        inputs.put(
            EncoderGraph.INPUTS_EMBEDS,
            OnnxTensor.createTensor(
                OnnxSessions.environment(),
                memory.embeddings(rows, longest, dimension),
                new long[] {rows.size(), longest, dimension}));
      }
      if (takesTypes) {
        inputs.put(TOKEN_TYPE_IDS, longs(memory.types(rows, longest), shape));
      }
      try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
        return pooled(rows, longest, ((OnnxTensor) result.get(0)).getFloatBuffer());
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed", e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private List<EncodedRow> pooled(List<EncoderRow> rows, int longest, FloatBuffer hidden) {
    List<EncodedRow> results = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      EncoderRow row = rows.get(i);
      int offset = i * longest * dimension;
      float[] sentence = {};
      if (row.output().hasSentence()) {
        sentence =
            row.poolWeights() == null
                ? pooling.pool(hidden, offset, dimension, row.mask())
                : Pooling.weightedMean(hidden, offset, dimension, row.mask(), row.poolWeights());
      }
      float[] tokens = new float[row.output().hasTokens() ? row.length() * dimension : 0];
      hidden.get(offset, tokens);
      results.add(new EncodedRow(sentence, tokens));
    }
    return results;
  }

  private static OnnxTensor longs(LongBuffer values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(OnnxSessions.environment(), values, shape);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime did not close the model", e);
    }
  }

  /** Inputs of a batch, padded with zeros to the longest row. */
  private static final class Scratch {
    private ByteBuffer mask = allocate(0);
    private ByteBuffer tokens = allocate(0);
    private ByteBuffer types = allocate(0);

    LongBuffer mask(List<EncoderRow> rows, int longest) {
      mask = cleared(mask, (long) rows.size() * longest * Long.BYTES);
      LongBuffer values = mask.asLongBuffer();
      for (int i = 0; i < rows.size(); i++) {
        values.put(i * longest, rows.get(i).mask());
      }
      return values;
    }

    LongBuffer ids(List<EncoderRow> rows, int longest) {
      tokens = cleared(tokens, (long) rows.size() * longest * Long.BYTES);
      LongBuffer values = tokens.asLongBuffer();
      for (int i = 0; i < rows.size(); i++) {
        values.put(i * longest, ((RowInput.Ids) rows.get(i).input()).ids());
      }
      return values;
    }

    LongBuffer types(List<EncoderRow> rows, int longest) {
      types = cleared(types, (long) rows.size() * longest * Long.BYTES);
      LongBuffer values = types.asLongBuffer();
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).input() instanceof RowInput.Ids ids) {
          values.put(i * longest, ids.typeIds());
        }
      }
      return values;
    }

    FloatBuffer embeddings(List<EncoderRow> rows, int longest, int dimension) {
      tokens = cleared(tokens, (long) rows.size() * longest * dimension * Float.BYTES);
      FloatBuffer values = tokens.asFloatBuffer();
      for (int i = 0; i < rows.size(); i++) {
        values.put(i * longest * dimension, ((RowInput.Embeddings) rows.get(i).input()).values());
      }
      return values;
    }

    private static ByteBuffer cleared(ByteBuffer buffer, long size) {
      ByteBuffer enough =
          buffer.capacity() >= size ? buffer : allocate(Math.toIntExact(size + size / 2));
      enough.clear().limit((int) size);
      for (int i = 0; i < size; i += Long.BYTES) {
        if (size - i >= Long.BYTES) {
          enough.putLong(i, 0);
        } else {
          enough.putInt(i, 0);
        }
      }
      return enough;
    }

    private static ByteBuffer allocate(int size) {
      return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }
  }
}
