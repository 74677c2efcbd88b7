// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * all-MiniLM-L6-v2 as its model card uses it, text by text: tokenise, run, mean over the tokens,
 * length 1. It shares no code with the worker.
 */
final class BareLoop implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;

  BareLoop() throws IOException, OrtException {
    System.setProperty("ai.djl.offline", "true");
    try (InputStream model = resource("/all-minilm-l6-v2.onnx");
        InputStream json = resource("/all-minilm-l6-v2-tokenizer.json")) {
      session = environment.createSession(model.readAllBytes());
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              json, Map.of("padding", "false", "truncation", "true", "maxLength", "512"));
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = BareLoop.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }

  /** The vectors of the tokens of {@code text}. */
  float[][] hidden(String text) throws OrtException {
    Encoding encoding = tokenizer.encode(text);
    try (OnnxTensor ids = OnnxTensor.createTensor(environment, new long[][] {encoding.getIds()});
        OnnxTensor mask =
            OnnxTensor.createTensor(environment, new long[][] {encoding.getAttentionMask()});
        OnnxTensor types =
            OnnxTensor.createTensor(environment, new long[][] {encoding.getTypeIds()});
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return ((float[][][]) result.get(0).getValue())[0];
    }
  }

  /** The token ids of {@code text}. */
  long[] ids(String text) {
    return tokenizer.encode(text).getIds();
  }

  /** The vector of {@code text}. */
  double[] embed(String text) throws OrtException {
    float[][] hidden = hidden(text);
    double[] mean = new double[hidden[0].length];
    for (float[] token : hidden) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += token[d] / (double) hidden.length;
      }
    }
    return normalized(mean);
  }

  static double[] normalized(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    double[] normalized = new double[vector.length];
    for (int d = 0; d < vector.length; d++) {
      normalized[d] = vector[d] / Math.sqrt(sum);
    }
    return normalized;
  }

  @Override
  public void close() throws OrtException {
    session.close();
    tokenizer.close();
  }
}
