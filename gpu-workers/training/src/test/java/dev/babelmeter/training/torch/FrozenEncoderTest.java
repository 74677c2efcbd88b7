// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.source.SourceEncoder;
import dev.babelmeter.training.source.SourceEncoder.Sequence;
import dev.babelmeter.training.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The encoder in PyTorch against the same in ONNX Runtime. */
class FrozenEncoderTest {
  @Test
  void encodesAsOnnxRuntimeDoes_alsoPaddedSequences() {
    Source source = Source.load();
    List<Sentence> texts =
        source.sentences(
            List.of(
                "A man is playing a guitar.",
                "Reconceptualisation of photovoltaics, 48213 times!",
                "x"),
            64);
    List<Sequence> sequences = new ArrayList<>();
    int width = source.table().dimension();
    int longest = texts.stream().mapToInt(Sentence::pieces).max().orElseThrow();
    float[] embeddings = new float[texts.size() * longest * width];
    float[] mask = new float[texts.size() * longest];
    for (int i = 0; i < texts.size(); i++) {
      List<float[]> rows = new ArrayList<>();
      for (int[] word : texts.get(i).words()) {
        for (int id : word) {
          mask[i * longest + rows.size()] = 1;
          System.arraycopy(
              source.table().row(id), 0, embeddings, (i * longest + rows.size()) * width, width);
          rows.add(source.table().row(id));
        }
      }
      sequences.add(new Sequence(rows, null));
    }
    float[][] expected;
    try (SourceEncoder encoder = SourceEncoder.open(source)) {
      expected = encoder.vectors(sequences);
    }
    try (Torch torch = Torch.open();
        NDManager manager = torch.manager().newSubManager()) {
      FrozenEncoder encoder = new FrozenEncoder(torch.manager(), source.graph().weights());
      float[] hidden =
          encoder
              .encode(Torch.floats(manager, embeddings, texts.size(), longest, width), mask)
              .toFloatArray();
      for (int i = 0; i < texts.size(); i++) {
        int length = texts.get(i).pieces();
        for (int d = 0; d < width; d++) {
          double mean = 0;
          for (int t = 0; t < length; t++) {
            mean += hidden[(i * longest + t) * width + d] / (double) length;
          }
          assertThat(mean).isCloseTo(expected[i][d], within(1e-5));
        }
      }
    }
  }
}
