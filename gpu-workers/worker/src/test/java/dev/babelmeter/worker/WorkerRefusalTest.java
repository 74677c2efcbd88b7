// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import static dev.babelmeter.worker.ServedWorker.longs;
import static dev.babelmeter.worker.ServedWorker.status;
import static dev.babelmeter.worker.ServedWorker.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.protocol.inference.ModelInferRequest;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import io.grpc.Status.Code;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the worker says of calls that it cannot serve. */
class WorkerRefusalTest {
  private static final int DIMENSION = 384;

  private static ServedWorker worker;

  @BeforeAll
  static void start() {
    worker = new ServedWorker(Map.of("batch.max-tokens", "2048"));
  }

  @AfterAll
  static void stop() throws Exception {
    worker.close();
  }

  @Test
  void aLongTextIsRefused_whenItMustNotBeCut() {
    assertThatThrownBy(
            () ->
                infer(
                    "embed_text", Map.of("truncate", false), text(List.of("a", Texts.ALL.get(8)))))
        .satisfies(
            status(Code.INVALID_ARGUMENT, "text 1 has 702 tokens and the encoder takes 512"));
  }

  @Test
  void badCallsGetOneClearSentence_andTheWorkerStaysUp() {
    Tensor good = text(List.of("good"));
    assertRefused(
        "embed_text",
        "the call has 10000 rows and may have 1024",
        text(Collections.nCopies(10_000, "a")));
    assertRefused("embed_text", "input 'text' is missing");
    assertRefused(
        "embed_text",
        "input 'text' has the shape [0,1] and must have [-1,1] with sizes above zero",
        text(List.of()));
    assertRefused(
        "embed_text",
        "input 'text' has the shape [1,2] and must have [-1,1]",
        Tensor.ofTexts("text", Shape.of(1, 2), List.of("a", "b")));
    assertRefused(
        "embed_text",
        "input 'text' is FP32 and must be BYTES",
        Tensor.ofFloats("text", Shape.of(1), new float[1]));
    assertRefused(
        "embed_text",
        "model embed_text has no input 'txt': use text",
        good,
        Tensor.ofFloats("txt", Shape.of(1), new float[1]));
    assertRefused("embed_text", "text 0 has 100001 characters", text(List.of("a".repeat(100_001))));
    assertRefused(
        "encoder",
        "input_ids holds 30522 in row 1: give numbers from 0 to 30521",
        longs("input_ids", 2, 2, 1, 2, 30522, 3),
        longs("attention_mask", 2, 2, 1, 1, 1, 1));
    assertRefused(
        "encoder",
        "input 'attention_mask' has the shape [1,2] and must have [2,2]",
        longs("input_ids", 2, 2, 1, 2, 3, 4),
        longs("attention_mask", 1, 2, 1, 1));
    assertRefused(
        "encoder",
        "attention_mask has no 1 in row 0",
        longs("input_ids", 1, 2, 1, 2),
        longs("attention_mask", 1, 2, 0, 0));
    assertRefused(
        "encoder",
        "attention_mask holds 2 in row 0",
        longs("input_ids", 1, 2, 1, 2),
        longs("attention_mask", 1, 2, 1, 2));
    assertRefused(
        "encoder",
        "input 'input_ids' has the shape [0,2] and must have [-1,-1]",
        longs("input_ids", 0, 2),
        longs("attention_mask", 0, 2));
    assertRefused(
        "encoder",
        "input_ids has 513 tokens a row and the encoder takes 512",
        Tensor.ofLongs("input_ids", Shape.of(1, 513), new long[513]),
        Tensor.ofLongs("attention_mask", Shape.of(1, 513), new long[513]));
    assertRefused(
        "encoder",
        "token_type_ids holds 2 in row 0: give numbers from 0 to 1",
        longs("input_ids", 1, 1, 1),
        longs("attention_mask", 1, 1, 1),
        longs("token_type_ids", 1, 1, 2));
    float[] withNan = new float[DIMENSION];
    withNan[7] = Float.NaN;
    assertRefused(
        "encoder_embeds",
        "inputs_embeds holds a value that is no finite number in row 0",
        Tensor.ofFloats("inputs_embeds", Shape.of(1, 1, DIMENSION), withNan),
        longs("attention_mask", 1, 1, 1));
    assertRefused(
        "encoder_embeds",
        "input 'inputs_embeds' has the shape [1,1,383] and must have [-1,-1,384]",
        Tensor.ofFloats("inputs_embeds", Shape.of(1, 1, 383), new float[383]),
        longs("attention_mask", 1, 1, 1));
    assertRefused(
        "encoder_embeds",
        "pool_weight has no weight above 0 in row 0",
        Tensor.ofFloats("inputs_embeds", Shape.of(1, 1, DIMENSION), new float[DIMENSION]),
        longs("attention_mask", 1, 1, 1),
        Tensor.ofFloats("pool_weight", Shape.of(1, 1), new float[1]));
    assertThat(infer("embed_text", Map.of(), good)).hasSize(3);
  }

  @Test
  void wrongParametersAndNamesAreRefused() {
    Tensor good = text(List.of("good"));
    assertThatThrownBy(() -> infer("embed_text", Map.of("truncate", "yes"), good))
        .satisfies(status(Code.INVALID_ARGUMENT, "parameter 'truncate' is not a bool"));
    assertThatThrownBy(() -> infer("embed_text", Map.of("dimensions", 385L), good))
        .satisfies(status(Code.INVALID_ARGUMENT, "dimensions is 385: give a number from 1 to 384"));
    assertThatThrownBy(() -> infer("embed_text", Map.of("lang", "de"), good))
        .satisfies(status(Code.INVALID_ARGUMENT, "has no parameter 'lang'"));
    assertThatThrownBy(() -> infer("embed_image", Map.of(), good))
        .satisfies(status(Code.NOT_FOUND, "no model 'embed_image': use one of embed_text, enc"));
    assertThatThrownBy(
            () ->
                worker
                    .stub()
                    .modelInfer(
                        ModelInferRequest.newBuilder()
                            .setModelName("encoder")
                            .setModelVersion("2")
                            .build()))
        .satisfies(status(Code.NOT_FOUND, "model encoder has no version '2'"));
  }

  private static void assertRefused(String model, String message, Tensor... inputs) {
    assertThatThrownBy(() -> infer(model, Map.of(), inputs))
        .satisfies(status(Code.INVALID_ARGUMENT, message));
  }

  private static Map<String, Tensor> infer(
      String model, Map<String, Object> parameters, Tensor... inputs) {
    return worker.infer(model, parameters, inputs);
  }
}
