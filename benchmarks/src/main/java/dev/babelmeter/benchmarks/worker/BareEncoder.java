// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.worker;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the worker is held against: DJL's tokenizer and ONNX Runtime in a loop, batch by batch, each
 * padded to its longest text, with the mean over the tokens and length 1. Nothing waits, nothing is
 * sent.
 */
final class BareEncoder implements AutoCloseable {
  private static final int MAX_TOKENS = 512;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;

  BareEncoder(int threads) throws IOException, OrtException {
    System.setProperty("ai.djl.offline", "true");
    try (InputStream model = resource("/all-minilm-l6-v2.onnx");
        InputStream json = resource("/all-minilm-l6-v2-tokenizer.json");
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      if (threads > 0) {
        options.setIntraOpNumThreads(threads);
      }
      session = environment.createSession(model.readAllBytes(), options);
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              json,
              Map.of(
                  "padding", "false",
                  "truncation", "true",
                  "maxLength", Integer.toString(MAX_TOKENS)));
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = BareEncoder.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }

  /** Embeds a batch and returns the sum of all values, so that nothing can be left out. */
  double embed(List<String> texts) throws OrtException {
    Encoding[] encodings = tokenizer.batchEncode(texts);
    int longest = 0;
    for (Encoding encoding : encodings) {
      longest = Math.max(longest, encoding.getIds().length);
    }
    LongBuffer ids = LongBuffer.allocate(texts.size() * longest);
    LongBuffer mask = LongBuffer.allocate(texts.size() * longest);
    LongBuffer types = LongBuffer.allocate(texts.size() * longest);
    for (int i = 0; i < encodings.length; i++) {
      ids.put(i * longest, encodings[i].getIds());
      mask.put(i * longest, encodings[i].getAttentionMask());
    }
    long[] shape = {texts.size(), longest};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids, shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask, shape);
        OnnxTensor typeTensor = OnnxTensor.createTensor(environment, types, shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", typeTensor))) {
      OnnxTensor hidden = (OnnxTensor) result.get(0);
      int dimension = (int) hidden.getInfo().getShape()[2];
      return pooled(hidden.getFloatBuffer(), encodings, longest, dimension);
    }
  }

  private static double pooled(
      FloatBuffer hidden, Encoding[] encodings, int longest, int dimension) {
    double all = 0;
    float[] mean = new float[dimension];
    for (int i = 0; i < encodings.length; i++) {
      int length = encodings[i].getIds().length;
      Arrays.fill(mean, 0);
      double norm = 0;
      for (int t = 0; t < length; t++) {
        int start = (i * longest + t) * dimension;
        for (int d = 0; d < dimension; d++) {
          mean[d] += hidden.get(start + d) / length;
        }
      }
      for (float value : mean) {
        norm += (double) value * value;
      }
      for (float value : mean) {
        all += value / Math.sqrt(norm);
      }
    }
    return all;
  }

  @Override
  public void close() throws OrtException {
    session.close();
    tokenizer.close();
  }
}
