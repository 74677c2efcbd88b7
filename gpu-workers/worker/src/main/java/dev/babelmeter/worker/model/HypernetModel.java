// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.batch.BatchResult;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.Timing;
import dev.babelmeter.worker.hypernet.HypernetConfig;
import dev.babelmeter.worker.model.ModelInfo.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The model {@code hypernet}: rows of the encoder's table for tokens that it does not have. */
public final class HypernetModel implements InferenceModel {
  /** Its name. */
  public static final String NAME = "hypernet";

  private static final String SURFACE_FORMS = "surface_forms";
  private static final String LANG_INDEX = "lang_index";
  private static final String EMBEDDING_IN = "embedding_in";
  private static final String EMBEDDING_OUT = "embedding_out";
  private static final String BIAS = "bias";

  private final HypernetService service;
  private final Admission admission;
  private final HypernetConfig config;
  private final ModelInfo info;

  /** Makes the model over {@code service}. */
  public HypernetModel(
      HypernetService service, Admission admission, Map<String, String> properties) {
    this.service = service;
    this.admission = admission;
    this.config = service.config();
    List<TensorInfo> inputs = new ArrayList<>();
    inputs.add(
        new TensorInfo(SURFACE_FORMS, Datatype.INT32, List.of(-1L, (long) config.maxPieces())));
    if (config.languages() > 0) {
      inputs.add(new TensorInfo(LANG_INDEX, Datatype.INT32, List.of(1L)));
    }
    List<TensorInfo> outputs = new ArrayList<>();
    List<Long> matrix = List.of(-1L, (long) config.embedding());
    outputs.add(new TensorInfo(EMBEDDING_IN, Datatype.FP32, matrix));
    if (config.separateOutput()) {
      outputs.add(new TensorInfo(EMBEDDING_OUT, Datatype.FP32, matrix));
    }
    if (config.predictsBias()) {
      outputs.add(new TensorInfo(BIAS, Datatype.FP32, List.of(-1L)));
    }
    this.info =
        new ModelInfo(
            NAME, ModelInfo.ONLY_VERSION, "onnxruntime_onnx", inputs, outputs, properties);
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  @Override
  public CompletableFuture<Inference> infer(InferenceRequest request, Call call) {
    request.requireKnown(info, Set.of());
    Tensor surfaces = request.required(SURFACE_FORMS, Datatype.INT32, Datatype.INT64);
    InferenceRequest.requireShape(surfaces, -1, config.maxPieces());
    int rows = surfaces.shape().size(0);
    return admission.admit(
        rows,
        () ->
            service.predict(
                forms(surfaces, language(request)), call, result -> inference(request, result)));
  }

  private int language(InferenceRequest request) {
    if (config.languages() == 0) {
      return 0;
    }
    Tensor language = request.required(LANG_INDEX, Datatype.INT32, Datatype.INT64);
    InferenceRequest.requireShape(language, 1);
    long[] index = language.longs();
    Rows.requireBelow(LANG_INDEX, index, config.languages(), 1);
    return (int) index[0];
  }

  private List<HypernetService.Form> forms(Tensor surfaces, int language) {
    int width = config.maxPieces();
    long[] ids = surfaces.longs();
    Rows.requireBelow(SURFACE_FORMS, ids, config.sourceTokens() + config.extraTokens(), width);
    List<HypernetService.Form> forms = new ArrayList<>();
    for (int row = 0; row < ids.length / width; row++) {
      int[] pieces = new int[width];
      boolean some = false;
      for (int p = 0; p < width; p++) {
        pieces[p] = (int) ids[row * width + p];
        some |= pieces[p] != config.padding();
      }
      if (!some) {
        throw CallException.invalid(
            "surface_forms holds nothing but padding in row %d: leave the row out".formatted(row));
      }
      forms.add(new HypernetService.Form(pieces, language));
    }
    return forms;
  }

  private Inference inference(InferenceRequest request, BatchResult<HypernetService.Rows> result) {
    List<HypernetService.Rows> rows = result.rows();
    List<Tensor> outputs = new ArrayList<>();
    if (request.wants(EMBEDDING_IN)) {
      outputs.add(Rows.tensor(EMBEDDING_IN, rows.stream().map(HypernetService.Rows::in).toList()));
    }
    if (config.separateOutput() && request.wants(EMBEDDING_OUT)) {
      outputs.add(
          Rows.tensor(EMBEDDING_OUT, rows.stream().map(HypernetService.Rows::out).toList()));
    }
    if (config.predictsBias() && request.wants(BIAS)) {
      float[] bias = new float[rows.size()];
      for (int i = 0; i < bias.length; i++) {
        bias[i] = rows.get(i).bias();
      }
      outputs.add(Tensor.ofFloats(BIAS, Shape.of(bias.length), bias));
    }
    return new Inference(
        outputs, rows.size(), new Timing(0, result.queueNanos(), result.deviceNanos()));
  }
}
